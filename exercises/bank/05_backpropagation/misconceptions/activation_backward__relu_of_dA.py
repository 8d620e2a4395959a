# task: activation_backward
# points: 2 of 3
# hint: Which of the two arrays tells where ReLU was open
# belief: the way back applies the function again
# diagnosis: ReLU is applied to dA, wherever it was open
def relu_backward(dA, A):
    return np.maximum(dA, 0)


def tanh_backward(dA, A):
    return dA * (1 - A**2)
