# task: mse
# style: everything in single precision
def mse(prediction, target):
    r = prediction.astype(np.float32) - target.astype(np.float32)
    return (r**2).mean()


def mse_grad(prediction, target):
    r = prediction.astype(np.float32) - target.astype(np.float32)
    return r * np.float32(2 / r.size)
