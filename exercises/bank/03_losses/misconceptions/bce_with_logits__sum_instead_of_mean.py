# task: bce_with_logits
# points: 0 of 5
# hint: What makes a mean of it
# belief: sum or mean, the minimum is the same
# diagnosis: the losses are added up and not averaged
def bce_with_logits(z, y):
    return np.sum(np.logaddexp(0, np.where(y == 1, -z, z)))
