# task: schedule
# points: 0 of 4
# hint: t holds whole numbers
# belief: the array for the answer is made like t
# diagnosis: the rates are written into an array of whole numbers
def schedule(t, lr, warm_up, steps):
    rates = np.zeros_like(t)
    early = t < warm_up
    u = np.minimum((t[~early] - warm_up) / (steps - warm_up), 1)
    rates[early] = lr * (t[early] + 1) / max(warm_up, 1)
    rates[~early] = lr / 2 * (1 + np.cos(np.pi * u))
    return rates
