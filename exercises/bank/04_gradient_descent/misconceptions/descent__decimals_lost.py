# task: descent
# points: 4 of 5
# hint: your θ lost its decimals
# belief: an array holds whatever is written into it
# diagnosis: the steps are written into an array of whole numbers
def mse_gradient(X, y, theta):
    return 2 * X.T @ (X @ theta - y) / len(X)


def descend(X, y, theta, lr, steps):
    theta = theta.copy()
    losses = [np.mean((X @ theta - y) ** 2)]
    for _ in range(steps):
        theta[:] = theta - lr * mse_gradient(X, y, theta)
        losses.append(np.mean((X @ theta - y) ** 2))
    return theta, losses
