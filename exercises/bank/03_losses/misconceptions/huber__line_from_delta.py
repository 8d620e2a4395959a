# task: huber
# points: 1 of 4
# hint: both pieces should give the same height
# belief: beyond δ the loss starts anew, with what goes beyond δ
# diagnosis: the straight piece begins at 0, so that the two do not meet
def huber(prediction, target, delta):
    r = np.abs(prediction - target)
    return np.mean(np.where(r <= delta, r**2 / 2, delta * (r - delta)))


def huber_grad(prediction, target, delta):
    return np.clip(prediction - target, -delta, delta) / len(prediction)
