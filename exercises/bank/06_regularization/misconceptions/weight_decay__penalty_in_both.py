# task: weight_decay
# points: 2 of 4
# hint: as if the penalty had been in the gradient
# belief: weight decay is an L2 penalty
# diagnosis: the penalty is in the gradient in both ways
def adam_step(theta, g, m, v, t, lr, strength, decoupled):
    pull = strength * theta
    g = g + pull
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g**2
    step = m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    return theta - lr * step, m, v
