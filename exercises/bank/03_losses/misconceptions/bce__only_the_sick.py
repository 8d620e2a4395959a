# task: bce
# points: 1 of 4
# hint: two of the four are healthy
# belief: the cross-entropy is minus y log p, and y is 0 for the others
# diagnosis: only the examples of class 1 count
def bce(p, y):
    return -np.mean(y * np.log(p))


def bce_grad(z, y):
    with np.errstate(over="ignore"):
        return (1 / (1 + np.exp(-z)) - y) / len(z)
