# task: weight_decay
# points: 3 of 4
# hint: what is the slope of λ/2 θ²
# belief: the slope of a square is twice the weight
# diagnosis: the penalty's slope is taken without the ½
def adam_step(theta, g, m, v, t, lr, strength, decoupled):
    pull = strength * theta
    if not decoupled:
        g = g + 2 * pull
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g**2
    step = m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    if decoupled:
        step = step + pull
    return theta - lr * step, m, v
