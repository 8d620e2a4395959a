# task: descent
# points: 0 of 5
# hint: What does its derivative inherit from the 1/n
# belief: the gradient of a mean is the gradient of the sum
# diagnosis: the gradient is that of the sum over the examples
def mse_gradient(X, y, theta):
    return 2 * X.T @ (X @ theta - y)


def descend(X, y, theta, lr, steps):
    losses = [np.mean((X @ theta - y) ** 2)]
    for _ in range(steps):
        theta = theta - lr * mse_gradient(X, y, theta)
        losses.append(np.mean((X @ theta - y) ** 2))
    return theta, losses
