# task: mse
# points: 3 of 4
# hint: which line writes into prediction
# belief: inside a function an array is a copy
# diagnosis: the function writes into its input
def mse(prediction, target):
    prediction -= target
    return np.mean(prediction**2)


def mse_grad(prediction, target):
    prediction -= target
    return 2 * prediction / prediction.size
