# task: bce
# points: 1 of 4
# hint: Which of the two are probabilities
# belief: a cross-entropy compares two things, in any order
# diagnosis: prediction and target are exchanged
def bce(p, y):
    return -np.mean(p * np.log(y) + (1 - p) * np.log(1 - y))


def bce_grad(z, y):
    with np.errstate(over="ignore"):
        return (1 / (1 + np.exp(-z)) - y) / len(z)
