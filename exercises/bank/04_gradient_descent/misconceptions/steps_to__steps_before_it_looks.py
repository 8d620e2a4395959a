# task: steps_to
# points: 3 of 5
# hint: What if none is needed
# belief: a run begins with a step
# diagnosis: a step is taken before the loss is looked at
def steps_to(X, y, rule, lr, goal, most):
    theta = m = v = np.zeros(X.shape[1])
    for t in range(1, most + 1):
        g = 2 * X.T @ (X @ theta - y) / len(X)
        if rule == "gd":
            theta = theta - lr * g
        elif rule == "momentum":
            v = 0.9 * v + g
            theta = theta - lr * v
        else:
            m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
            m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
            theta = theta - lr * m_hat / (np.sqrt(v_hat) + 1e-8)
        if np.mean((X @ theta - y) ** 2) <= goal:
            return t
    return np.inf
