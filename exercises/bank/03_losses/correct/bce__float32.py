# task: bce
# style: everything in single precision
def bce(p, y):
    p = np.asarray(p, dtype=np.float32)
    return -np.log(np.where(y == 1, p, 1 - p)).mean()


def bce_grad(z, y):
    z = np.asarray(z, dtype=np.float32)
    with np.errstate(over="ignore"):
        return (1 / (1 + np.exp(-z)) - y) / len(z)
