# task: activation_backward
# points: 2 of 3
# hint: which line writes into dA
# belief: a slope that was passed on is no longer needed
# diagnosis: dA itself is changed
def relu_backward(dA, A):
    dA[A <= 0] = 0
    return dA


def tanh_backward(dA, A):
    dA *= 1 - A**2
    return dA
