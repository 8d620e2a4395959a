# task: leaky_relu
# points: 1 of 4
# hint: these are the slopes of ReLU
# belief: on the left of 0 nothing can be learned
# diagnosis: the slope on the left is 0
def leaky_relu(z, slope):
    return np.where(z > 0, z, slope * z)


def leaky_relu_grad(z, slope):
    return np.where(z > 0, 1.0, 0.0)
