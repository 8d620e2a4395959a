# task: leaky_relu
# points: 3 of 4
# hint: -1.5 became -1
# belief: a copy can hold any number
# diagnosis: the values are written into an array of whole numbers
def leaky_relu(z, slope):
    a = z.copy()
    a[z < 0] = slope * z[z < 0]
    return a


def leaky_relu_grad(z, slope):
    return np.where(z > 0, 1.0, slope)
