# task: schedule
# points: 1 of 4
# hint: What lifts the cosine
# belief: a cosine schedule is the cosine times the rate
# diagnosis: the cosine is not lifted above 0
def schedule(t, lr, warm_up, steps):
    u = np.minimum((t - warm_up) / (steps - warm_up), 1)
    return np.where(t < warm_up, lr * (t + 1) / max(warm_up, 1), lr * np.cos(np.pi * u))
