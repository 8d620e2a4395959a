# task: mse
# style: plain Python, number by number, with the shape put back
def mse(prediction, target):
    pairs = list(zip(prediction.ravel(), target.ravel()))
    return sum((float(p) - float(t)) ** 2 for p, t in pairs) / len(pairs)


def mse_grad(prediction, target):
    pairs = list(zip(prediction.ravel(), target.ravel()))
    slopes = [2 * (float(p) - float(t)) / len(pairs) for p, t in pairs]
    return np.array(slopes).reshape(prediction.shape)
