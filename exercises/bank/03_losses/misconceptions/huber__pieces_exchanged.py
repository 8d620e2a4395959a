# task: huber
# points: 0 of 4
# hint: this is the straight piece
# belief: the condition names what comes second
# diagnosis: the two pieces are exchanged
def huber(prediction, target, delta):
    r = np.abs(prediction - target)
    return np.mean(np.where(r > delta, r**2 / 2, delta * np.maximum(r - delta / 2, 0)))


def huber_grad(prediction, target, delta):
    r = prediction - target
    return np.where(np.abs(r) > delta, r, delta * np.sign(r)) / len(r)
