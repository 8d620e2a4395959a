# task: bce
# points: 2 of 4
# hint: the second patient is sick and got 1/2
# belief: an error is what is missing to the truth
# diagnosis: the slopes are taken for truth minus prediction
def bce(p, y):
    return -np.mean(np.log(np.where(y == 1, p, 1 - p)))


def bce_grad(z, y):
    with np.errstate(over="ignore"):
        return (y - 1 / (1 + np.exp(-z))) / len(z)
