# task: mse
# points: 0 of 4
# hint: What makes a mean of their sum
# belief: sum or mean, the minimum is the same
# diagnosis: the squares are added up and not averaged
def mse(prediction, target):
    return np.sum((prediction - target) ** 2)


def mse_grad(prediction, target):
    return 2 * (prediction - target)
