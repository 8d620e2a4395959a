# task: leaky_relu
# style: positive part and negative part added
def leaky_relu(z, slope):
    return np.maximum(z, 0) + slope * np.minimum(z, 0)


def leaky_relu_grad(z, slope):
    return np.heaviside(z, 0.0) * (1 - slope) + slope
