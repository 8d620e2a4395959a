# task: schedule
# points: 1 of 4
# hint: your cosine takes T steps
# belief: the cosine begins after the warm-up and takes T steps
# diagnosis: the cosine takes T steps after the warm-up
def schedule(t, lr, warm_up, steps):
    u = np.minimum((t - warm_up) / steps, 1)
    return np.where(t < warm_up, lr * (t + 1) / max(warm_up, 1), lr / 2 * (1 + np.cos(np.pi * u)))
