# task: bce
# style: plain Python, patient by patient
import math


def sigma(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))


def bce(p, y):
    losses = [-math.log(a) if b == 1 else -math.log(1 - a) for a, b in zip(p.tolist(), y.tolist())]
    return sum(losses) / len(losses)


def bce_grad(z, y):
    return np.array([(sigma(a) - b) / len(z) for a, b in zip(z.tolist(), y.tolist())])
