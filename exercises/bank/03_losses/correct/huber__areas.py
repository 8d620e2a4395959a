# task: huber
# style: the height from the slope: the area below a line that is cut
def cut(r, delta):
    return np.maximum(-delta, np.minimum(delta, r))


def huber(prediction, target, delta):
    r = prediction - target
    c = cut(r, delta)
    return (c * r - c**2 / 2).sum() / r.shape[0]


def huber_grad(prediction, target, delta):
    return cut(prediction - target, delta) * (1 / len(target))
