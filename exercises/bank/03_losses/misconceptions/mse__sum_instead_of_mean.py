# task: mse
# points: 1 of 4
# hint: the loss is a mean. What does its derivative inherit
# belief: the gradient of a mean is the gradient of the sum
# diagnosis: the slopes are those of the sum and not of the mean
def mse(prediction, target):
    return np.mean((prediction - target) ** 2)


def mse_grad(prediction, target):
    return 2 * (prediction - target)
