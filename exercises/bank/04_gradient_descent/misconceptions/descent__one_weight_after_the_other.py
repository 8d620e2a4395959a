# task: descent
# points: 2 of 5
# hint: the second weight saw the first one moved already
# belief: the weights are updated one after the other, each with the newest values
# diagnosis: each weight is moved before the derivative by the next one is taken
def mse_gradient(X, y, theta):
    return 2 * X.T @ (X @ theta - y) / len(X)


def descend(X, y, theta, lr, steps):
    theta = np.array(theta, dtype=float)
    losses = [np.mean((X @ theta - y) ** 2)]
    for _ in range(steps):
        for k in range(len(theta)):
            theta[k] -= lr * mse_gradient(X, y, theta)[k]
        losses.append(np.mean((X @ theta - y) ** 2))
    return theta, losses
