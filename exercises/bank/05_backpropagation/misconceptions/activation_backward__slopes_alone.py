# task: activation_backward
# points: 1 of 3
# hint: What becomes of dA
# belief: the gradient of an activation is its slope
# diagnosis: dA is left out
def relu_backward(dA, A):
    return np.where(A > 0, 1.0, 0.0)


def tanh_backward(dA, A):
    return 1 - A**2
