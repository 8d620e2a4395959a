# task: slopes
# points: 2 of 4
# hint: the sigmoid rises everywhere
# belief: the slope of 1/u is -u'/u², and e^-z is its own slope
# diagnosis: the minus of the power is lost in the chain rule
def sigmoid_grad(z):
    t = np.tanh(z / 2)
    return -(1 - t**2) / 4


def tanh_grad(z):
    return 1 - np.tanh(z) ** 2
