# task: weight_decay
# style: plain Adam as a function of its own
def adam(g, m, v, t):
    m, v = m + 0.1 * (g - m), v + 0.001 * (g * g - v)
    return m, v, (m / (1 - 0.9**t)) / (1e-8 + (v / (1 - 0.999**t)) ** 0.5)


def adam_step(theta, g, m, v, t, lr, strength, decoupled):
    if decoupled:
        m, v, step = adam(g, m, v, t)
        return (1 - lr * strength) * theta - lr * step, m, v
    m, v, step = adam(g + strength * theta, m, v, t)
    return theta - lr * step, m, v
