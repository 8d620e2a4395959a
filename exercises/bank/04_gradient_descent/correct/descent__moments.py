# task: descent
# style: the products of X and y once, then small matrices only
def mse_gradient(X, y, theta):
    n = len(y)
    return 2 * ((X.T @ X / n) @ theta - X.T @ y / n)


def descend(X, y, theta, lr, steps):
    theta = theta.astype(float)
    losses = [np.square(y - X.dot(theta)).mean()]
    while len(losses) <= steps:
        theta -= lr * mse_gradient(X, y, theta)
        losses.append(np.square(y - X.dot(theta)).mean())
    return theta, tuple(losses)
