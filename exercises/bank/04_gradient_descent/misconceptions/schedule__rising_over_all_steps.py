# task: schedule
# points: 3 of 4
# hint: you divide by T. After how many steps
# belief: the warm-up takes its part of all steps
# diagnosis: the warm-up is divided by all steps
def schedule(t, lr, warm_up, steps):
    u = np.minimum((t - warm_up) / (steps - warm_up), 1)
    return np.where(t < warm_up, lr * (t + 1) / steps, lr / 2 * (1 + np.cos(np.pi * u)))
