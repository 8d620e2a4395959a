# task: mse
# points: 0 of 4
# hint: Which comes first in the formula
# belief: the square of a mean is the mean of the squares
# diagnosis: the mean difference is squared
def mse(prediction, target):
    return np.mean(prediction - target) ** 2


def mse_grad(prediction, target):
    return np.full(prediction.shape, 2 * np.mean(prediction - target) / prediction.size)
