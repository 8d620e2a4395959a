# task: schedule
# style: plain Python, step by step
import math


def schedule(t, lr, warm_up, steps):
    rates = []
    for k in t:
        if k < warm_up:
            rates.append(lr * (k + 1) / warm_up)
        elif k <= steps:
            u = (k - warm_up) / (steps - warm_up)
            rates.append(lr * (1 + math.cos(math.pi * u)) / 2)
        else:
            rates.append(0.0)
    return np.array(rates)
