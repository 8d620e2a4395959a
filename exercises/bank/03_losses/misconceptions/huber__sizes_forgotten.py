# task: huber
# points: 0 of 4
# hint: -4 is far from 0
# belief: far from the target means more than δ
# diagnosis: the difference is compared with δ, and not its size
def huber(prediction, target, delta):
    r = prediction - target
    return np.mean(np.where(r <= delta, r**2 / 2, delta * (np.abs(r) - delta / 2)))


def huber_grad(prediction, target, delta):
    r = prediction - target
    return np.where(r <= delta, r, delta) / len(r)
