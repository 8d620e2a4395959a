# task: mse
# points: 2 of 4
# hint: Is there a root in the formula
# belief: a mean square ends with a root, so that it has the unit of the target
# diagnosis: the root of the mean is taken
def mse(prediction, target):
    return np.sqrt(np.mean((prediction - target) ** 2))


def mse_grad(prediction, target):
    return 2 * (prediction - target) / prediction.size
