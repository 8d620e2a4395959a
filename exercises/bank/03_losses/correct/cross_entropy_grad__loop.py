# task: cross_entropy_grad
# style: plain Python, entry by entry
import math


def cross_entropy_grad(Z, labels, smoothing):
    n, K = Z.shape
    slopes = []
    for row, label in zip(Z.tolist(), labels.tolist()):
        powers = [math.exp(z - max(row)) for z in row]
        shares = [smoothing / K + (1 - smoothing if k == label else 0) for k in range(K)]
        slopes.append([(e / sum(powers) - q) / n for e, q in zip(powers, shares)])
    return np.array(slopes)
