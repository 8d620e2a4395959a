# task: schedule
# points: 3 of 4
# hint: the first step would do nothing at all
# belief: a warm-up begins with the rate 0
# diagnosis: the warm-up begins at 0
def schedule(t, lr, warm_up, steps):
    u = np.minimum((t - warm_up) / (steps - warm_up), 1)
    return np.where(t < warm_up, lr * t / max(warm_up, 1), lr / 2 * (1 + np.cos(np.pi * u)))
