# task: steps_to
# style: in single precision, the losses from the gradient's errors
def steps_to(X, y, rule, lr, goal, most):
    X, y = X.astype(np.float32), y.astype(np.float32)
    theta = np.zeros(X.shape[1], dtype=np.float32)
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t in range(1, most + 2):
        error = X @ theta - y
        if error @ error / len(y) <= goal:
            return float(t - 1)
        g = 2 * (error @ X) / len(y)
        if rule == "gd":
            step = g
        elif rule == "momentum":
            step = v = 0.9 * v + g
        else:
            m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
            step = m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
        theta = theta - lr * step
    return np.inf
