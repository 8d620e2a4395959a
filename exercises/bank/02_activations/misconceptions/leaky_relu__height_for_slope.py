# task: leaky_relu
# points: 1 of 4
# hint: this is how high the curve is
# belief: a piecewise linear function is its own slope
# diagnosis: the function is taken for its slope
def leaky_relu(z, slope):
    return np.where(z > 0, z, slope * z)


def leaky_relu_grad(z, slope):
    return np.where(z > 0, z, slope * z)
