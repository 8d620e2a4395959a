# task: descent
# style: einsum for the gradient, a generator for the path, losses as an array
def mse_gradient(X, y, theta):
    return np.einsum("nd,n->d", X, X @ theta - y) * (2 / X.shape[0])


def places(X, y, theta, lr, steps):
    yield theta
    for _ in range(steps):
        theta = theta - lr * mse_gradient(X, y, theta)
        yield theta


def descend(X, y, theta, lr, steps):
    path = np.array(list(places(X, y, theta, lr, steps)))
    return path[-1], np.mean((path @ X.T - y) ** 2, axis=1)
