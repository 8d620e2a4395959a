# task: huber
# style: the part of the difference up to δ, in one product
def huber(prediction, target, delta):
    r = np.abs(prediction - target)
    inner = np.minimum(r, delta)
    return np.mean(inner * (r - inner / 2))


def huber_grad(prediction, target, delta):
    r = prediction - target
    return np.sign(r) * np.minimum(np.abs(r), delta) / np.size(r)
