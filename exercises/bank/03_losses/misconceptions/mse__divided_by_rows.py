# task: mse
# points: 3 of 4
# hint: How many squares are in the table
# belief: n is what len says
# diagnosis: the sum is divided by the number of rows
def mse(prediction, target):
    return np.sum((prediction - target) ** 2) / len(prediction)


def mse_grad(prediction, target):
    return 2 * (prediction - target) / len(prediction)
