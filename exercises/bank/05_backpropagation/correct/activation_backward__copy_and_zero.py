# task: activation_backward
# style: a copy with zeros, and a subtraction
def relu_backward(dA, A):
    dZ = np.array(dA, dtype=float)
    dZ[A <= 0] = 0
    return dZ


def tanh_backward(dA, A):
    return dA - dA * A * A
