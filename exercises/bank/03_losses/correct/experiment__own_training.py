# task: experiment
# style: a training of its own, with the bias as one more weight
def unit(X, y, squared, start, lr, steps):
    A = np.column_stack([np.ones(len(X)), X])
    theta = np.zeros(A.shape[1])
    theta[0] = start
    first = None
    for _ in range(steps):
        p = 1 / (1 + np.exp(-A @ theta))
        delta = p - y
        if squared:
            delta = 2 * delta * p * (1 - p)
        gradient = A.T @ delta / len(y)
        first = gradient[0] if first is None else first
        theta = theta - lr * gradient
    return theta, first


def experiment(X_train, y_train, X_valid, y_valid, start, lr, steps):
    rows = []
    for squared in (True, False):
        theta, first = unit(X_train, y_train, squared, start, lr, steps)
        p = sigmoid(theta[0] + X_valid @ theta[1:])
        given = np.where(y_valid == 1, p, 1 - p)
        rows.append((first, -np.log(given).mean(), np.mean(p[y_valid == 1] > 0.5)))
    return tuple(np.array(rows).T)
