# task: descent
# style: in single precision, by the mean of the examples' gradients
def mse_gradient(X, y, theta):
    X, y, theta = (np.asarray(a, dtype=np.float32) for a in (X, y, theta))
    return np.mean(2 * (X @ theta - y)[:, None] * X, axis=0)


def descend(X, y, theta, lr, steps):
    X, y, theta = (np.asarray(a, dtype=np.float32) for a in (X, y, theta))
    losses = [np.mean((X @ theta - y) ** 2)]
    for _ in range(steps):
        theta = theta - np.float32(lr) * mse_gradient(X, y, theta)
        losses.append(np.mean((X @ theta - y) ** 2))
    return theta, losses
