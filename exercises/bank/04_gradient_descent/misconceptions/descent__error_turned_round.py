# task: descent
# points: 0 of 5
# hint: What is taken from what in your error
# belief: the square hides the order, so the derivative does
# diagnosis: the prediction is taken from the target
def mse_gradient(X, y, theta):
    return 2 * X.T @ (y - X @ theta) / len(X)


def descend(X, y, theta, lr, steps):
    losses = [np.mean((X @ theta - y) ** 2)]
    for _ in range(steps):
        theta = theta - lr * mse_gradient(X, y, theta)
        losses.append(np.mean((X @ theta - y) ** 2))
    return theta, losses
