# task: leaky_relu
# style: the value is the slope times z, as both lines pass through 0
def leaky_relu_grad(z, slope):
    return np.select([z > 0], [1.0], slope)


def leaky_relu(z, slope):
    return leaky_relu_grad(z, slope) * z
