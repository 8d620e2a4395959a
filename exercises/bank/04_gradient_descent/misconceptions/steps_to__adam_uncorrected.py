# task: steps_to
# points: 3 of 5
# hint: neither mean is corrected
# belief: Adam's correction matters little
# diagnosis: Adam's means are not corrected
def steps_to(X, y, rule, lr, goal, most):
    theta = m = v = np.zeros(X.shape[1])
    for t in range(most + 1):
        error = X @ theta - y
        if np.mean(error**2) <= goal:
            return t
        g = 2 * X.T @ error / len(X)
        if rule == "gd":
            theta = theta - lr * g
        elif rule == "momentum":
            v = 0.9 * v + g
            theta = theta - lr * v
        else:
            m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
            m_hat, v_hat = m, v
            theta = theta - lr * m_hat / (np.sqrt(v_hat) + 1e-8)
    return np.inf
