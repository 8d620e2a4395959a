# task: leaky_relu
# points: 3 of 4
# hint: halfway between both
# belief: at a kink the slope is the mean of both sides
# diagnosis: the slope at 0 lies halfway between both sides
def leaky_relu(z, slope):
    return np.where(z > 0, z, slope * z)


def leaky_relu_grad(z, slope):
    return slope + (1 - slope) * np.heaviside(z, 0.5)
