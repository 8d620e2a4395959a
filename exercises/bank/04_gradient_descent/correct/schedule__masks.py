# task: schedule
# style: an array of floats, filled by masks
def schedule(t, lr, warm_up, steps):
    rates = np.zeros(len(t))
    early, middle = t < warm_up, (t >= warm_up) & (t <= steps)
    if warm_up > 0:
        rates[early] = lr * (t[early] + 1) / warm_up
    rates[middle] = lr / 2 + lr / 2 * np.cos((t[middle] - warm_up) * np.pi / (steps - warm_up))
    return rates
