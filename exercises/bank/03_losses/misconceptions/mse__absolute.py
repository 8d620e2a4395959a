# task: mse
# points: 0 of 4
# hint: the differences were averaged without their signs
# belief: an error is how far off one is
# diagnosis: the sizes of the differences are averaged and not their squares
def mse(prediction, target):
    return np.mean(np.abs(prediction - target))


def mse_grad(prediction, target):
    return np.sign(prediction - target) / prediction.size
