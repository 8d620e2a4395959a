# task: bce
# points: 1 of 4
# hint: this is a logarithm to the base 2
# belief: an entropy is measured in bits
# diagnosis: the logarithm has the base 2
def bce(p, y):
    return -np.mean(np.log2(np.where(y == 1, p, 1 - p)))


def bce_grad(z, y):
    with np.errstate(over="ignore"):
        return (1 / (1 + np.exp(-z)) - y) / len(z)
