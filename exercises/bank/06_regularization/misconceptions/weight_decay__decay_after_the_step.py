# task: weight_decay
# points: 2 of 4
# hint: saw what the step had left
# belief: the order of step and decay makes no difference
# diagnosis: the decay comes after the step
def adam_step(theta, g, m, v, t, lr, strength, decoupled):
    pull = strength * theta
    if not decoupled:
        g = g + pull
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g**2
    step = m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    theta = theta - lr * step
    if decoupled:
        theta = theta * (1 - lr * strength)
    return theta, m, v
