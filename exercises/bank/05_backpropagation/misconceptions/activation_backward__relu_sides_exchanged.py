# task: activation_backward
# points: 2 of 3
# hint: Which way round should it be
# belief: what was cut off on the way up comes back on the way down
# diagnosis: the slope passes where ReLU was closed
def relu_backward(dA, A):
    return np.where(A > 0, 0.0, dA)


def tanh_backward(dA, A):
    return dA * (1 - A**2)
