# task: leaky_relu
# points: 2 of 4
# hint: this is ReLU. What should leak
# belief: the leak matters for the slope only
# diagnosis: nothing leaks through
def leaky_relu(z, slope):
    return np.maximum(z, 0)


def leaky_relu_grad(z, slope):
    return np.where(z > 0, 1.0, slope)
