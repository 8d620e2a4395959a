# task: mse
# style: a squared length; the slope as two thirds of nothing but the difference
def mse(prediction, target):
    r = np.ravel(prediction - target)
    return np.dot(r, r) / r.size


def mse_grad(prediction, target):
    r = prediction - target
    return (r + r) / r.size
