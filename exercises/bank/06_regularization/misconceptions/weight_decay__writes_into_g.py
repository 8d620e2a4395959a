# task: weight_decay
# points: 3 of 4
# hint: which line writes into g
# belief: a gradient is used up by its step
# diagnosis: the penalty is written into the gradient that is given
def adam_step(theta, g, m, v, t, lr, strength, decoupled):
    pull = strength * theta
    if not decoupled:
        g += pull
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g**2
    step = m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    if decoupled:
        step = step + pull
    return theta - lr * step, m, v
