# task: bce
# points: 3 of 4
# hint: Which factors cancel on paper
# belief: what cancels on paper cancels in a float
# diagnosis: the slope is multiplied and divided by p(1 - p)
def bce(p, y):
    return -np.mean(np.log(np.where(y == 1, p, 1 - p)))


def bce_grad(z, y):
    with np.errstate(over="ignore"):
        p = 1 / (1 + np.exp(-z))
    return (p - y) / (p * (1 - p)) * p * (1 - p) / len(z)
