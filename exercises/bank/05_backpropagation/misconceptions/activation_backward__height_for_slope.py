# task: activation_backward
# points: 2 of 3
# hint: How steep is it
# belief: a large answer passes a large slope on
# diagnosis: dA is multiplied by tanh and not by its slope
def relu_backward(dA, A):
    return np.where(A > 0, dA, 0.0)


def tanh_backward(dA, A):
    return dA * A
