# task: leaky_relu
# points: 3 of 4
# hint: Which of your lines is meant for z = 0
# belief: at a kink there is no slope, so it is 0
# diagnosis: 0 belongs to neither side
def leaky_relu(z, slope):
    return np.where(z > 0, z, slope * z)


def leaky_relu_grad(z, slope):
    return 1.0 * (z > 0) + slope * (z < 0)
