# task: activation_backward
# points: 2 of 3
# hint: What became of the square
# belief: the slope of tanh is 1 - tanh
# diagnosis: tanh is not squared in its slope
def relu_backward(dA, A):
    return np.where(A > 0, dA, 0.0)


def tanh_backward(dA, A):
    return dA * (1 - A)
