# task: steps_to
# style: all losses first, then the first one that is small enough
def steps_to(X, y, rule, lr, goal, most):
    theta = np.zeros(X.shape[1])
    v, square, losses = 0 * theta, 0 * theta, []
    for t in range(most + 1):
        losses.append(np.mean((X @ theta - y) ** 2))
        g = X.T @ (X @ theta - y) * 2 / X.shape[0]
        if rule == "adam":
            v, square = 0.9 * v + 0.1 * g, 0.999 * square + 0.001 * g * g
            rate = lr * np.sqrt(1 - 0.999 ** (t + 1)) / (1 - 0.9 ** (t + 1))
            theta = theta - rate * v / (np.sqrt(square) + 1e-8 * np.sqrt(1 - 0.999 ** (t + 1)))
        else:
            v = (0.9 if rule == "momentum" else 0.0) * v + g
            theta = theta - lr * v
    reached = np.flatnonzero(np.array(losses) <= goal)
    return reached[0] if len(reached) else np.inf
