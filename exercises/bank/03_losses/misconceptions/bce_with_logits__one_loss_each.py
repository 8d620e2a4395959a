# task: bce_with_logits
# points: 0 of 5
# hint: these are the four losses
# belief: every example has its loss, so many come back
# diagnosis: the losses are not put together to one number
def bce_with_logits(z, y):
    return np.logaddexp(0, np.where(y == 1, -z, z))
