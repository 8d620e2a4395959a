# task: weight_decay
# style: one weight after the other
def adam_step(theta, g, m, v, t, lr, strength, decoupled):
    new = [np.zeros(theta.shape) for _ in range(3)]
    for i in np.ndindex(theta.shape):
        slope = float(g[i]) if decoupled else float(g[i]) + strength * theta[i]
        new[1][i] = 0.9 * m[i] + (1 - 0.9) * slope
        new[2][i] = 0.999 * v[i] + (1 - 0.999) * slope**2
        size = (new[2][i] / (1 - 0.999**t)) ** 0.5
        new[0][i] = theta[i] - lr * new[1][i] / (1 - 0.9**t) / (size + 1e-8)
        if decoupled:
            new[0][i] -= lr * strength * theta[i]
    return tuple(new)
