# task: bce
# style: the sick and the healthy apart
def bce(p, y):
    sick = y == 1
    return -(np.log(p[sick]).sum() + np.log(1 - p[~sick]).sum()) / len(p)


def bce_grad(z, y):
    with np.errstate(over="ignore"):
        p = 1 / (1 + np.exp(-z))
    return np.where(y == 1, p - 1, p) / len(p)
