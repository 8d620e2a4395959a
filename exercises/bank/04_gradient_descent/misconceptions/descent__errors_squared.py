# task: descent
# points: 0 of 5
# hint: What is left of the square in its derivative
# belief: the gradient of a square is the square times the input
# diagnosis: the errors are squared in the gradient
def mse_gradient(X, y, theta):
    return 2 * X.T @ (X @ theta - y) ** 2 / len(X)


def descend(X, y, theta, lr, steps):
    losses = [np.mean((X @ theta - y) ** 2)]
    for _ in range(steps):
        theta = theta - lr * mse_gradient(X, y, theta)
        losses.append(np.mean((X @ theta - y) ** 2))
    return theta, losses
