# task: train_mended
# style: examples multiplied by their signs beforehand, and itertools
from itertools import cycle, islice


def train_mended(X, y, steps):
    P = np.column_stack([np.ones(len(X)), X]) * (2.0 * y - 1.0)[:, None]
    theta = np.zeros(P.shape[1])
    for p in islice(cycle(P), steps):
        theta = theta + p * (p @ theta <= 0)
    return theta[1:], theta[0]
