# task: huber
# points: 0 of 4
# hint: which factor stands in front of the square
# belief: the squared piece is the squared error, and that has no ½ here
# diagnosis: the ½ in front of the square is missing
def huber(prediction, target, delta):
    r = np.abs(prediction - target)
    return np.mean(np.where(r <= delta, r**2, delta * (r - delta / 2)))


def huber_grad(prediction, target, delta):
    r = prediction - target
    return np.where(np.abs(r) <= delta, 2 * r, delta * np.sign(r)) / len(r)
