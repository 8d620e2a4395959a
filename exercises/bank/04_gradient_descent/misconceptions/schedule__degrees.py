# task: schedule
# points: 1 of 4
# hint: is np.cos given degrees
# belief: half a cosine goes to 180
# diagnosis: the angle is given in degrees
def schedule(t, lr, warm_up, steps):
    u = np.minimum((t - warm_up) / (steps - warm_up), 1)
    return np.where(t < warm_up, lr * (t + 1) / max(warm_up, 1), lr / 2 * (1 + np.cos(180.0 * u)))
