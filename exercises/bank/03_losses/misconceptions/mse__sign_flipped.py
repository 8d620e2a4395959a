# task: mse
# points: 1 of 4
# hint: If it grows, does the loss grow or fall
# belief: in a square the order does not matter, so it does not matter in the slope
# diagnosis: the slopes are taken for target minus prediction
def mse(prediction, target):
    return np.mean((target - prediction) ** 2)


def mse_grad(prediction, target):
    return 2 * (target - prediction) / prediction.size
