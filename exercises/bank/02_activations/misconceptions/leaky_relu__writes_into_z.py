# task: leaky_relu
# points: 3 of 4
# hint: which line writes into z
# belief: inside a function an array is a copy
# diagnosis: the function writes into its input
def leaky_relu(z, slope):
    z[z < 0] = slope * z[z < 0]
    return z


def leaky_relu_grad(z, slope):
    return np.where(z > 0, 1.0, slope)
