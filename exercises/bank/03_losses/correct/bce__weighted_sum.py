# task: bce
# style: the probability that was given as a weighted sum; the slope with a sign
def bce(p, y):
    return np.log(1 / (y * p + (1 - y) * (1 - p))).mean()


def bce_grad(z, y):
    s = 1 - 2 * y
    with np.errstate(over="ignore"):
        return s / (1 + np.exp(-s * z)) / len(z)
