# task: weight_decay
# points: 3 of 4
# hint: m saw the penalty and v did not
# belief: a penalty is a force, and v measures noise
# diagnosis: only m sees the penalty
def adam_step(theta, g, m, v, t, lr, strength, decoupled):
    pull = strength * theta
    m = 0.9 * m + 0.1 * (g if decoupled else g + pull)
    v = 0.999 * v + 0.001 * g**2
    step = m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    if decoupled:
        step = step + pull
    return theta - lr * step, m, v
