# task: bce
# points: 2 of 4
# hint: these are the slopes for p
# belief: the slope of the loss is the slope for the probability
# diagnosis: the slopes are taken for p and not for z
def bce(p, y):
    return -np.mean(np.log(np.where(y == 1, p, 1 - p)))


def bce_grad(z, y):
    with np.errstate(over="ignore"):
        p = 1 / (1 + np.exp(-z))
    return (p - y) / (p * (1 - p)) / len(z)
