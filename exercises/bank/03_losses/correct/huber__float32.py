# task: huber
# style: everything in single precision
def huber(prediction, target, delta):
    r = np.abs(prediction.astype(np.float32) - target.astype(np.float32))
    d = np.float32(delta)
    return np.where(r < d, r * r / 2, d * (r - d / 2)).mean()


def huber_grad(prediction, target, delta):
    r = prediction.astype(np.float32) - target.astype(np.float32)
    return np.clip(r, -delta, delta) / np.float32(len(r))
