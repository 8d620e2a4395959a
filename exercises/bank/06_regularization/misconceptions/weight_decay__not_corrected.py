# task: weight_decay
# points: 0 of 4
# hint: By what are m and v divided
# belief: m and v are means as they are
# diagnosis: m and v are not corrected for their start
def adam_step(theta, g, m, v, t, lr, strength, decoupled):
    pull = strength * theta
    if not decoupled:
        g = g + pull
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g**2
    step = m / (np.sqrt(v) + 1e-8)
    if decoupled:
        step = step + pull
    return theta - lr * step, m, v
