# task: activation_backward
# points: 2 of 3
# hint: everything came through
# belief: no answer of ReLU is negative, so it is open everywhere
# diagnosis: ReLU counts as open where it gave 0
def relu_backward(dA, A):
    return np.where(A >= 0, dA, 0.0)


def tanh_backward(dA, A):
    return dA * (1 - A**2)
