# task: schedule
# points: 0 of 4
# hint: Can a single if decide
# belief: an if looks at each number of an array
# diagnosis: one if is asked about a whole array
def schedule(t, lr, warm_up, steps):
    if t < warm_up:
        return lr * (t + 1) / warm_up
    return lr / 2 * (1 + np.cos(np.pi * np.minimum((t - warm_up) / (steps - warm_up), 1)))
