# task: bce
# points: 2 of 4
# hint: a slope of the sigmoid is left over
# belief: behind a sigmoid every slope carries p(1 - p)
# diagnosis: the slope of the sigmoid is multiplied in once too often
def bce(p, y):
    return -np.mean(np.log(np.where(y == 1, p, 1 - p)))


def bce_grad(z, y):
    with np.errstate(over="ignore"):
        p = 1 / (1 + np.exp(-z))
    return (p - y) * p * (1 - p) / len(z)
