# task: steps_to
# points: 3 of 5
# hint: it takes 5 steps, and only 4 are allowed
# belief: a limit may be passed by one
# diagnosis: one step more than allowed is taken
def steps_to(X, y, rule, lr, goal, most):
    theta = m = v = np.zeros(X.shape[1])
    for t in range(most + 2):
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
            m_hat, v_hat = m / (1 - 0.9 ** (t + 1)), v / (1 - 0.999 ** (t + 1))
            theta = theta - lr * m_hat / (np.sqrt(v_hat) + 1e-8)
    return np.inf
