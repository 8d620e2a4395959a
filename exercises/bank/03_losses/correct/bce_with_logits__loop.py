# task: bce_with_logits
# style: plain Python, with one branch for each side
import math


def one(z, y):
    v = -z if y == 1 else z
    return v + math.log1p(math.exp(-v)) if v > 0 else math.log1p(math.exp(v))


def bce_with_logits(z, y):
    return sum(one(float(a), int(b)) for a, b in zip(z, y)) / len(z)
