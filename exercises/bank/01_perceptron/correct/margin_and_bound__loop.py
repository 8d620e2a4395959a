# task: margin_and_bound
# style: loops and math.sqrt
import math


def margin_and_bound(X, s, w, b):
    length = math.sqrt(b * b + sum(v * v for v in w))
    gamma, R = math.inf, 0.0
    for x, sign in zip(X, s):
        gamma = min(gamma, sign * (b + sum(a * v for a, v in zip(x, w))) / length)
        R = max(R, math.sqrt(1 + sum(a * a for a in x)))
    return gamma, R, R**2 / gamma**2 if gamma > 0 else math.inf
