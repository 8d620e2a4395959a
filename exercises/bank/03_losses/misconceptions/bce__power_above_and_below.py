# task: bce
# points: 3 of 4
# hint: What is ∞ divided by ∞
# belief: two forms of a formula are the same to a computer
# diagnosis: infinity is divided by infinity
def bce(p, y):
    return -np.mean(np.log(np.where(y == 1, p, 1 - p)))


def bce_grad(z, y):
    return (np.exp(z) / (1 + np.exp(z)) - y) / len(z)
