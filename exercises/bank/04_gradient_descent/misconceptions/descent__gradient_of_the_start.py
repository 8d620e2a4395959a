# task: descent
# points: 2 of 5
# hint: both of your steps use the gradient at the start
# belief: the gradient belongs to the data and is computed once
# diagnosis: every step uses the gradient at the start
def mse_gradient(X, y, theta):
    return 2 * X.T @ (X @ theta - y) / len(X)


def descend(X, y, theta, lr, steps):
    losses = [np.mean((X @ theta - y) ** 2)]
    g = mse_gradient(X, y, theta)
    for _ in range(steps):
        theta = theta - lr * g
        losses.append(np.mean((X @ theta - y) ** 2))
    return theta, losses
