# task: leaky_relu
# points: 2 of 4
# hint: Is it the height there
# belief: ReLU is the larger of z and 0, the leaky one the larger of z and a
# diagnosis: the slope is taken for the height on the left
def leaky_relu(z, slope):
    return np.maximum(z, slope)


def leaky_relu_grad(z, slope):
    return np.where(z > 0, 1.0, slope)
