# task: huber
# points: 0 of 4
# hint: How steep is it
# belief: beyond δ the loss is the absolute error
# diagnosis: the straight piece has the slope 1
def huber(prediction, target, delta):
    r = np.abs(prediction - target)
    return np.mean(np.where(r <= delta, r**2 / 2, r - delta / 2))


def huber_grad(prediction, target, delta):
    r = prediction - target
    return np.where(np.abs(r) <= delta, r, np.sign(r)) / len(r)
