# task: leaky_relu
# style: the larger of both lines
def leaky_relu(z, slope):
    return np.maximum(z, slope * z)


def leaky_relu_grad(z, slope):
    return slope + (1 - slope) * (z > 0)
