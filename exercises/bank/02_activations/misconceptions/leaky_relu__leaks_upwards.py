# task: leaky_relu
# points: 2 of 4
# hint: does the curve go up or down on the left
# belief: what leaks through is a little positive
# diagnosis: the leak has the wrong sign
def leaky_relu(z, slope):
    return np.where(z > 0, z, slope * np.abs(z))


def leaky_relu_grad(z, slope):
    return np.where(z > 0, 1.0, slope)
