# task: descent
# points: 0 of 5
# hint: By the chain rule, how does a prediction change
# belief: the gradient of the loss is its derivative by the predictions
# diagnosis: the derivative by the predictions is taken for the gradient
def mse_gradient(X, y, theta):
    return 2 * (X @ theta - y) / len(X)


def descend(X, y, theta, lr, steps):
    losses = [np.mean((X @ theta - y) ** 2)]
    for _ in range(steps):
        theta = theta - lr * mse_gradient(X, y, theta)
        losses.append(np.mean((X @ theta - y) ** 2))
    return theta, losses
