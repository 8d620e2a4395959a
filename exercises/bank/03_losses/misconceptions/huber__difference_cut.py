# task: huber
# points: 1 of 4
# hint: Does the loss stop growing there
# belief: an outlier is cut off at δ and then squared like the others
# diagnosis: the difference is cut off at δ before it is squared
def huber(prediction, target, delta):
    return np.mean(np.clip(prediction - target, -delta, delta) ** 2 / 2)


def huber_grad(prediction, target, delta):
    return np.clip(prediction - target, -delta, delta) / len(prediction)
