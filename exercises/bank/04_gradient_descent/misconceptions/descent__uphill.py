# task: descent
# points: 2 of 5
# hint: the gradient points to where the loss grows
# belief: the gradient shows the way to go
# diagnosis: the step goes along the gradient and not against it
def mse_gradient(X, y, theta):
    return 2 * X.T @ (X @ theta - y) / len(X)


def descend(X, y, theta, lr, steps):
    losses = [np.mean((X @ theta - y) ** 2)]
    for _ in range(steps):
        theta = theta + lr * mse_gradient(X, y, theta)
        losses.append(np.mean((X @ theta - y) ** 2))
    return theta, losses
