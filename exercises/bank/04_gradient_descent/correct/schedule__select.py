# task: schedule
# style: three cases, named
def schedule(t, lr, warm_up, steps):
    with np.errstate(divide="ignore", invalid="ignore"):
        rising = lr * (t + 1) / np.float64(warm_up)
    falling = 0.5 * lr * (1 + np.cos(np.pi * (t - warm_up) / (steps - warm_up)))
    return np.select([t < warm_up, t <= steps], [rising, falling], 0.0)
