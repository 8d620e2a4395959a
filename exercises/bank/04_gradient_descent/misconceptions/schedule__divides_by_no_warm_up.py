# task: schedule
# points: 3 of 4
# hint: which line of your code divides by W
# belief: a line whose result is not used does no harm
# diagnosis: lr is divided by W before anything else
def schedule(t, lr, warm_up, steps):
    u = np.minimum((t - warm_up) / (steps - warm_up), 1)
    return np.where(t < warm_up, lr / warm_up * (t + 1), lr / 2 * (1 + np.cos(np.pi * u)))
