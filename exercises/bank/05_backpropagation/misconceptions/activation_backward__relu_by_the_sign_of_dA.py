# task: activation_backward
# points: 2 of 3
# hint: Which of the two arrays tells where ReLU was open
# belief: ReLU cuts off what is negative, also on the way back
# diagnosis: ReLU is applied to dA
def relu_backward(dA, A):
    return np.maximum(dA, 0) * (A > 0)


def tanh_backward(dA, A):
    return dA * (1 - A**2)
