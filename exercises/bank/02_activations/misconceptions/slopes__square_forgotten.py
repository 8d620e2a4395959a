# task: slopes
# points: 2 of 4
# hint: as steep on the left as on the right
# belief: tanh' is 1 - tanh
# diagnosis: tanh is not squared
def sigmoid_grad(z):
    t = np.tanh(z / 2)
    return (1 - t**2) / 4


def tanh_grad(z):
    return 1 - np.tanh(z)
