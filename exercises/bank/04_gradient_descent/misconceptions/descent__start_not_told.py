# task: descent
# points: 4 of 5
# hint: how large was the loss before the first step
# belief: each step has one loss
# diagnosis: the loss before the first step is left out
def mse_gradient(X, y, theta):
    return 2 * X.T @ (X @ theta - y) / len(X)


def descend(X, y, theta, lr, steps):
    losses = []
    for _ in range(steps):
        theta = theta - lr * mse_gradient(X, y, theta)
        losses.append(np.mean((X @ theta - y) ** 2))
    return theta, losses
