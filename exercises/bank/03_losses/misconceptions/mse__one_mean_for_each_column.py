# task: mse
# points: 3 of 4
# hint: this is one mean for each column
# belief: a mean is taken over axis 0, where the examples are
# diagnosis: each column has a mean of its own
def mse(prediction, target):
    return np.mean((prediction - target) ** 2, axis=0)


def mse_grad(prediction, target):
    return 2 * (prediction - target) / prediction.shape[0]
