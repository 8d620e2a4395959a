# task: bce
# points: 3 of 4
# hint: Which one of the two logarithms counts
# belief: a factor 0 takes any term away
# diagnosis: 0 is multiplied by the logarithm of 0
def bce(p, y):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def bce_grad(z, y):
    with np.errstate(over="ignore"):
        return (1 / (1 + np.exp(-z)) - y) / len(z)
