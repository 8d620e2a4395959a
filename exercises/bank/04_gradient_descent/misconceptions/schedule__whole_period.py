# task: schedule
# points: 1 of 4
# hint: Through which part of its period
# belief: a cosine goes from 0 to 2π
# diagnosis: the cosine runs through its whole period
def schedule(t, lr, warm_up, steps):
    u = np.minimum((t - warm_up) / (steps - warm_up), 1)
    cosine = lr / 2 * (1 + np.cos(2 * np.pi * u))
    return np.where(t < warm_up, lr * (t + 1) / max(warm_up, 1), cosine)
