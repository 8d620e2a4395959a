# task: schedule
# points: 2 of 4
# hint: this is a straight line
# belief: a rate that falls falls evenly
# diagnosis: the rate falls along a straight line
def schedule(t, lr, warm_up, steps):
    u = np.minimum((t - warm_up) / (steps - warm_up), 1)
    return np.where(t < warm_up, lr * (t + 1) / max(warm_up, 1), lr * (1 - u))
