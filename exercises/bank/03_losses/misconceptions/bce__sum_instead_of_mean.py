# task: bce
# points: 2 of 4
# hint: What does its derivative inherit from the 1/n
# belief: the short form is p - y, and that is all
# diagnosis: the slopes are those of the sum and not of the mean
def bce(p, y):
    return -np.mean(np.log(np.where(y == 1, p, 1 - p)))


def bce_grad(z, y):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-z)) - y
