# task: mse
# points: 1 of 4
# hint: has each its own slope
# belief: one loss has one slope
# diagnosis: the slopes are averaged to one number
def mse(prediction, target):
    return np.mean((prediction - target) ** 2)


def mse_grad(prediction, target):
    return np.mean(2 * (prediction - target))
