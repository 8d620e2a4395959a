# task: leaky_relu
# points: 3 of 4
# hint: you took the slope from the right
# belief: 0 belongs to the positive side
# diagnosis: the slope at 0 is taken from the right
def leaky_relu(z, slope):
    return np.where(z >= 0, z, slope * z)


def leaky_relu_grad(z, slope):
    return np.where(z >= 0, 1.0, slope)
