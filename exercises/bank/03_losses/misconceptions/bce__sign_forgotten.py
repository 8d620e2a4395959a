# task: bce
# points: 1 of 4
# hint: which sign should a loss have
# belief: the loss is the mean logarithm of the probability
# diagnosis: the minus in front of the logarithm is missing
def bce(p, y):
    return np.mean(np.log(np.where(y == 1, p, 1 - p)))


def bce_grad(z, y):
    with np.errstate(over="ignore"):
        return (1 / (1 + np.exp(-z)) - y) / len(z)
