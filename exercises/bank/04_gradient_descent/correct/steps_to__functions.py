# task: steps_to
# style: one function for each rule, and a while loop
def plain_step(theta, g, memory, t, lr):
    return theta - lr * g, memory


def momentum_rule(theta, g, v, t, lr):
    v = 0.9 * v + g
    return theta - lr * v, v


def adam_rule(theta, g, memory, t, lr):
    m, v = (memory, memory) if np.ndim(memory) == 0 else memory
    m, v = 0.9 * m + (1 - 0.9) * g, 0.999 * v + (1 - 0.999) * g**2
    step = m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    return theta - lr * step, np.array([m, v])


def steps_to(X, y, rule, lr, goal, most):
    step = {"gd": plain_step, "momentum": momentum_rule, "adam": adam_rule}[rule]
    theta, memory, t = np.zeros(X.shape[1]), 0.0, 0
    while not np.square(X @ theta - y).mean() <= goal:
        if t == most:
            return np.inf
        t += 1
        theta, memory = step(theta, 2 * X.T @ (X @ theta - y) / len(y), memory, t, lr)
    return t
