# task: weight_decay
# style: the truth value multiplies
def adam_step(theta, g, m, v, t, lr, strength, decoupled):
    g = g + (1 - decoupled) * strength * theta
    m = np.add(0.9 * m, 0.1 * g)
    v = np.add(0.999 * v, 0.001 * np.square(g))
    rate = lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t)
    shrunk = theta - decoupled * lr * strength * theta
    return shrunk - rate * m / (np.sqrt(v) + 1e-8 * np.sqrt(1 - 0.999**t)), m, v
