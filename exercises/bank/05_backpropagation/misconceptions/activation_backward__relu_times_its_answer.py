# task: activation_backward
# points: 2 of 3
# hint: where ReLU is open its slope is 1
# belief: the slope of ReLU is what it lets through
# diagnosis: dA is multiplied by ReLU's answer
def relu_backward(dA, A):
    return dA * A


def tanh_backward(dA, A):
    return dA * (1 - A**2)
