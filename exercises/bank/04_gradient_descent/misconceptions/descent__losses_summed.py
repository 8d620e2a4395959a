# task: descent
# points: 4 of 5
# hint: these are sums over the examples
# belief: sum and mean of the squares are the same loss
# diagnosis: the losses are sums over the examples
def mse_gradient(X, y, theta):
    return 2 * X.T @ (X @ theta - y) / len(X)


def descend(X, y, theta, lr, steps):
    losses = [np.sum((X @ theta - y) ** 2)]
    for _ in range(steps):
        theta = theta - lr * mse_gradient(X, y, theta)
        losses.append(np.sum((X @ theta - y) ** 2))
    return theta, losses
