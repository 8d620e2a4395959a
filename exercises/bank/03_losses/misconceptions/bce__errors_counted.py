# task: bce
# points: 0 of 4
# hint: you counted errors
# belief: what counts is how many answers are right, so that is the loss
# diagnosis: the fraction of wrong answers is taken for the loss
def bce(p, y):
    return np.mean((p > 0.5) != (y == 1))


def bce_grad(z, y):
    return np.zeros(len(z))
