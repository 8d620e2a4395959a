# task: steps_to
# style: with the functions of the tasks before, written again
def gradient_of(X, y, theta):
    return 2 * np.mean((X @ theta - y)[:, None] * X, axis=0)


def adam_again(theta, g, m, v, t, lr):
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g**2
    return theta - lr * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), m, v


def steps_to(X, y, rule, lr, goal, most):
    theta = np.zeros(X.shape[1])
    m = np.zeros_like(theta)
    v = np.zeros_like(theta)
    if np.mean((X @ theta - y) ** 2) <= goal:
        return 0
    for t in range(1, most + 1):
        g = gradient_of(X, y, theta)
        match rule:
            case "gd":
                theta = theta - lr * g
            case "momentum":
                v = 0.9 * v + g
                theta = theta - lr * v
            case "adam":
                theta, m, v = adam_again(theta, g, m, v, t, lr)
        if np.mean((X @ theta - y) ** 2) <= goal:
            return t
    return np.inf
