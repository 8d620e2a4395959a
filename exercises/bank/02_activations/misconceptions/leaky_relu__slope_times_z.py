# task: leaky_relu
# points: 1 of 4
# hint: What is the derivative of a·z
# belief: the derivative of a·z is a·z
# diagnosis: the slope on the left is multiplied by z
def leaky_relu(z, slope):
    return np.where(z > 0, z, slope * z)


def leaky_relu_grad(z, slope):
    return np.where(z > 0, 1.0, slope * z)
