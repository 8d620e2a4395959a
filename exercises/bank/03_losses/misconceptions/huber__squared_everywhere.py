# task: huber
# points: 0 of 4
# hint: this is the squared piece
# belief: a loss is one formula for all differences
# diagnosis: the squared piece is used for all differences
def huber(prediction, target, delta):
    return np.mean((prediction - target) ** 2 / 2)


def huber_grad(prediction, target, delta):
    return (prediction - target) / len(prediction)
