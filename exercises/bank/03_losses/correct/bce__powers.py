# task: bce
# style: p^y (1 - p)^(1 - y), the probability of what happened
def bce(p, y):
    return np.mean(-np.log(p**y * (1.0 - p) ** (1 - y)))


def bce_grad(z, y):
    return (0.5 * (1 + np.tanh(0.5 * z)) - y) / z.size
