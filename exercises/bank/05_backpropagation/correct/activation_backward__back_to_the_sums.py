# task: activation_backward
# style: the sums found again, single precision
def relu_backward(dA, A):
    return np.multiply(dA, np.sign(A), dtype=np.float32)


def tanh_backward(dA, A):
    with np.errstate(divide="ignore", over="ignore"):
        Z = np.arctanh(A)
        return dA / np.cosh(Z) ** 2
