# task: mse
# points: 0 of 4
# hint: some books put a ½ in front
# belief: a squared error has a ½ in front
# diagnosis: a factor ½ stands in front of the squares
def mse(prediction, target):
    return np.mean((prediction - target) ** 2) / 2


def mse_grad(prediction, target):
    return (prediction - target) / prediction.size
