# task: huber
# points: 0 of 4
# hint: this is the loss for δ = 1
# belief: Huber's loss is the smooth absolute error, as everybody uses it
# diagnosis: δ is taken to be 1
def huber(prediction, target, delta):
    r = np.abs(prediction - target)
    return np.mean(np.where(r <= 1, r**2 / 2, r - 0.5))


def huber_grad(prediction, target, delta):
    return np.clip(prediction - target, -1, 1) / len(prediction)
