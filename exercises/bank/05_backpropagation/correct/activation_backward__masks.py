# task: activation_backward
# style: a mask, and the difference of squares
def relu_backward(dA, A):
    return dA * (A > 0)


def tanh_backward(dA, A):
    return (1 + A) * (1 - A) * dA
