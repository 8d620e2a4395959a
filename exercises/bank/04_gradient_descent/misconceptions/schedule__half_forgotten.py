# task: schedule
# points: 1 of 4
# hint: the highest rate should be 0.4
# belief: 1 + cos is at most 1
# diagnosis: the factor ½ of the cosine is missing
def schedule(t, lr, warm_up, steps):
    u = np.minimum((t - warm_up) / (steps - warm_up), 1)
    return np.where(t < warm_up, lr * (t + 1) / max(warm_up, 1), lr * (1 + np.cos(np.pi * u)))
