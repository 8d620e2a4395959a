# task: leaky_relu
# points: 3 of 4
# hint: the slope 0.5 became 0
# belief: ones_like makes ones, and ones are floats
# diagnosis: the slopes are written into an array of whole numbers
def leaky_relu(z, slope):
    return np.where(z > 0, z, slope * z)


def leaky_relu_grad(z, slope):
    grad = np.ones_like(z)
    grad[z <= 0] = slope
    return grad
