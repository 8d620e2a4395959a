# task: leaky_relu
# points: 2 of 4
# hint: which side is let through as it is
# belief: min and max differ in name only
# diagnosis: the positive side leaks and the negative side passes
def leaky_relu(z, slope):
    return np.minimum(z, slope * z)


def leaky_relu_grad(z, slope):
    return np.where(z > 0, 1.0, slope)
