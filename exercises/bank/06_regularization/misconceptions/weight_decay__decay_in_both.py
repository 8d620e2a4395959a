# task: weight_decay
# points: 3 of 4
# hint: Does Adam see it before it divides
# belief: an L2 penalty makes weights decay
# diagnosis: the decay stands beside the step in both ways
def adam_step(theta, g, m, v, t, lr, strength, decoupled):
    pull = strength * theta
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g**2
    step = m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    step = step + pull
    return theta - lr * step, m, v
