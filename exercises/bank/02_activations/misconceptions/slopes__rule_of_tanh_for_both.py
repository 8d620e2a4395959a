# task: slopes
# points: 1 of 4
# hint: this is the rule of tanh
# belief: all squashing curves have the slope 1 - a²
# diagnosis: the rule of tanh is used for the sigmoid
def sigmoid_grad(z):
    with np.errstate(over="ignore"):
        s = 1 / (1 + np.exp(-z))
    return 1 - s**2


def tanh_grad(z):
    return 1 - np.tanh(z) ** 2
