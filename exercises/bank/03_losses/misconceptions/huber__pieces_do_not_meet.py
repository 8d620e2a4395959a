# task: huber
# points: 1 of 4
# hint: both pieces should give the same height
# belief: beyond δ the loss is δ times the distance
# diagnosis: the straight piece lies too high, so that the two do not meet
def huber(prediction, target, delta):
    r = np.abs(prediction - target)
    return np.mean(np.where(r <= delta, r**2 / 2, delta * r))


def huber_grad(prediction, target, delta):
    return np.clip(prediction - target, -delta, delta) / len(prediction)
