# task: mse
# style: NumPy's named functions, one inside the other
def mse(prediction, target):
    return np.square(np.subtract(prediction, target)).mean()


def mse_grad(prediction, target):
    return np.multiply(2 / np.prod(prediction.shape), np.subtract(prediction, target))
