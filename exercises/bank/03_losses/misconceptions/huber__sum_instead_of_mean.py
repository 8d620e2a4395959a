# task: huber
# points: 2 of 4
# hint: What does its derivative inherit from the 1/n
# belief: each prediction has the slope of its own loss
# diagnosis: the slopes are those of the sum and not of the mean
def huber(prediction, target, delta):
    r = np.abs(prediction - target)
    return np.mean(np.where(r <= delta, r**2 / 2, delta * (r - delta / 2)))


def huber_grad(prediction, target, delta):
    return np.clip(prediction - target, -delta, delta)
