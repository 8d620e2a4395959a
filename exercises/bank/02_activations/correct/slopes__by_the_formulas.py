# task: slopes
# style: the two formulas as they stand
def sigma(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-z))


def sigmoid_grad(z):
    return sigma(z) * (1 - sigma(z))


def tanh_grad(z):
    t = np.tanh(z)
    return 1 - t * t
