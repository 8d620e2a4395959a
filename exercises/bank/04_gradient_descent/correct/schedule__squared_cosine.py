# task: schedule
# style: (1 + cos x) / 2 is cos²(x/2), with u cut off on both sides
def schedule(t, lr, warm_up, steps):
    u = np.clip((np.asarray(t) - warm_up) / (steps - warm_up), 0.0, 1.0)
    rates = lr * np.cos(np.pi / 2 * u) ** 2
    return rates * np.minimum((t + 1.0) / warm_up, 1.0) if warm_up else rates
