# task: slopes
# style: differences of squares, and hyperbolic cosines of numbers cut off where they are infinite
def sigmoid_grad(z):
    return 0.25 / np.cosh(np.clip(z / 2, -300, 300)) ** 2


def tanh_grad(z):
    return (1 - np.tanh(z)) * (1 + np.tanh(z))
