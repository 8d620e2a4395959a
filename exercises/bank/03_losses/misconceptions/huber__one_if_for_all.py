# task: huber
# points: 0 of 4
# hint: Can a single if decide
# belief: an if looks at each number of an array
# diagnosis: one if is asked about a whole array
def huber(prediction, target, delta):
    r = abs(prediction - target)
    if r <= delta:
        return np.mean(r**2 / 2)
    return np.mean(delta * (r - delta / 2))


def huber_grad(prediction, target, delta):
    r = prediction - target
    if abs(r) <= delta:
        return r / len(r)
    return delta * np.sign(r) / len(r)
