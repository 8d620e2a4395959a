# task: huber
# points: 2 of 4
# hint: the third prediction is too small
# belief: the line beyond δ has the slope δ
# diagnosis: the slope far on the negative side has the wrong sign
def huber(prediction, target, delta):
    r = np.abs(prediction - target)
    return np.mean(np.where(r <= delta, r**2 / 2, delta * (r - delta / 2)))


def huber_grad(prediction, target, delta):
    r = prediction - target
    return np.where(np.abs(r) <= delta, r, delta) / len(r)
