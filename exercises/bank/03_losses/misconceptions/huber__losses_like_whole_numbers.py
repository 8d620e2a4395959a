# task: huber
# points: 3 of 4
# hint: What kind of numbers does the array hold
# belief: the array for the losses is made like the differences
# diagnosis: losses and slopes are written into arrays of whole numbers
def huber(prediction, target, delta):
    r = abs(prediction - target)
    losses = np.zeros_like(r)
    near = r <= delta
    losses[near] = r[near] ** 2 / 2
    losses[~near] = delta * (r[~near] - delta / 2)
    return losses.mean()


def huber_grad(prediction, target, delta):
    r = prediction - target
    slopes = np.zeros_like(r)
    slopes[:] = np.clip(r, -delta, delta) / len(r)
    return slopes
