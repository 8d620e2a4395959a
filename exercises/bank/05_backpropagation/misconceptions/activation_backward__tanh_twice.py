# task: activation_backward
# points: 2 of 3
# hint: how often did it go through tanh
# belief: A stands for the sums
# diagnosis: the slope of tanh is taken at A and not at Z
def relu_backward(dA, A):
    return np.where(A > 0, dA, 0.0)


def tanh_backward(dA, A):
    return dA * (1 - np.tanh(A) ** 2)
