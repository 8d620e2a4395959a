# task: descent
# points: 0 of 5
# hint: Which axis of X must meet the errors
# belief: X stands where it stood in the prediction
# diagnosis: the columns of X meet the errors
def mse_gradient(X, y, theta):
    return 2 * X @ (X @ theta - y) / len(X)


def descend(X, y, theta, lr, steps):
    losses = [np.mean((X @ theta - y) ** 2)]
    for _ in range(steps):
        theta = theta - lr * mse_gradient(X, y, theta)
        losses.append(np.mean((X @ theta - y) ** 2))
    return theta, losses
