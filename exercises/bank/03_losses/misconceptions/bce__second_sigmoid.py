# task: bce
# points: 1 of 4
# hint: What does a second sigmoid make of it
# belief: a loss for probabilities makes them itself
# diagnosis: the probabilities go through a second sigmoid
def bce(p, y):
    q = 1 / (1 + np.exp(-p))
    return -np.mean(np.log(np.where(y == 1, q, 1 - q)))


def bce_grad(z, y):
    with np.errstate(over="ignore"):
        return (1 / (1 + np.exp(-z)) - y) / len(z)
