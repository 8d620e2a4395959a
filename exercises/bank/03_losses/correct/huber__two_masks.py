# task: huber
# style: masks on arrays of floats
def huber(prediction, target, delta):
    r = np.abs(np.asarray(prediction, float) - target)
    near = r <= delta
    losses = np.empty(len(r))
    losses[near] = 0.5 * r[near] ** 2
    losses[~near] = delta * r[~near] - 0.5 * delta**2
    return losses.mean()


def huber_grad(prediction, target, delta):
    r = np.asarray(prediction, float) - target
    far = np.abs(r) > delta
    r[far] = delta * np.sign(r[far])
    return r / r.size
