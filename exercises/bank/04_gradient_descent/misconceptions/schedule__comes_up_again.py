# task: schedule
# points: 3 of 4
# hint: the cosine comes up again
# belief: nobody asks for a rate after the last step
# diagnosis: the cosine goes on after the last step
def schedule(t, lr, warm_up, steps):
    u = (t - warm_up) / (steps - warm_up)
    return np.where(t < warm_up, lr * (t + 1) / max(warm_up, 1), lr / 2 * (1 + np.cos(np.pi * u)))
