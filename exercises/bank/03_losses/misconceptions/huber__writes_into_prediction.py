# task: huber
# points: 3 of 4
# hint: which line writes into prediction
# belief: inside a function an array is a copy
# diagnosis: the function writes into its input
def huber(prediction, target, delta):
    prediction -= target
    r = np.abs(prediction)
    return np.mean(np.where(r <= delta, r**2 / 2, delta * (r - delta / 2)))


def huber_grad(prediction, target, delta):
    prediction -= target
    return np.clip(prediction, -delta, delta) / len(prediction)
