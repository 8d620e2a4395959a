# task: activation_backward
# points: 2 of 3
# hint: is the slope of the sigmoid
# belief: tanh and sigmoid have one rule
# diagnosis: the sigmoid's rule is used for tanh
def relu_backward(dA, A):
    return np.where(A > 0, dA, 0.0)


def tanh_backward(dA, A):
    return dA * A * (1 - A)
