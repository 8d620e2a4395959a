# task: mse
# points: 3 of 4
# hint: 2.5 became 2
# belief: the array for the slopes is made like the prediction
# diagnosis: the slopes are written into an array of whole numbers
def mse(prediction, target):
    return np.mean((prediction - target) ** 2)


def mse_grad(prediction, target):
    slopes = np.zeros_like(prediction)
    slopes[:] = 2 * (prediction - target) / prediction.size
    return slopes
