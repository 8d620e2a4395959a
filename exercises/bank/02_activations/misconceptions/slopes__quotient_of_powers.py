# task: slopes
# points: 3 of 4
# hint: at z = -1000 the power e^-z is ∞
# belief: what is right on paper is right for every float
# diagnosis: infinity is divided by infinity
def sigmoid_grad(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


def tanh_grad(z):
    return 1 - np.tanh(z) ** 2
