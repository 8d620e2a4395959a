# task: bce
# points: 3 of 4
# hint: something tiny was added to p
# belief: log(p + ε) mends the logarithm of 0 and changes nothing else
# diagnosis: something tiny is added to the probabilities
def bce(p, y):
    tiny = 1e-12
    return -np.mean(y * np.log(p + tiny) + (1 - y) * np.log(1 - p + tiny))


def bce_grad(z, y):
    with np.errstate(over="ignore"):
        return (1 / (1 + np.exp(-z)) - y) / len(z)
