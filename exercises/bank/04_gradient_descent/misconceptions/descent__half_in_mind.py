# task: descent
# points: 0 of 5
# hint: the loss has no factor ½
# belief: a squared loss always has a ½ that takes the 2 away
# diagnosis: the factor 2 of the derivative is missing
def mse_gradient(X, y, theta):
    return X.T @ (X @ theta - y) / len(X)


def descend(X, y, theta, lr, steps):
    losses = [np.mean((X @ theta - y) ** 2)]
    for _ in range(steps):
        theta = theta - lr * mse_gradient(X, y, theta)
        losses.append(np.mean((X @ theta - y) ** 2))
    return theta, losses
