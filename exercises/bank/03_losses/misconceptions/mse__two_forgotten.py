# task: mse
# points: 1 of 4
# hint: which factor comes down
# belief: the slope of a square is what was squared
# diagnosis: the factor 2 of the square's slope is missing
def mse(prediction, target):
    return np.mean((prediction - target) ** 2)


def mse_grad(prediction, target):
    return (prediction - target) / prediction.size
