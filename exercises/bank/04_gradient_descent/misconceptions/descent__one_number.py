# task: descent
# points: 0 of 5
# hint: Over which axis should the mean run
# belief: the loss is one number, so its gradient is one
# diagnosis: the mean runs over the weights as well as over the examples
def mse_gradient(X, y, theta):
    return np.mean(2 * (X @ theta - y)[:, None] * X)


def descend(X, y, theta, lr, steps):
    losses = [np.mean((X @ theta - y) ** 2)]
    for _ in range(steps):
        theta = theta - lr * mse_gradient(X, y, theta)
        losses.append(np.mean((X @ theta - y) ** 2))
    return theta, losses
