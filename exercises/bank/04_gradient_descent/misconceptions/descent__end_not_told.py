# task: descent
# points: 4 of 5
# hint: how good is the θ that you return
# belief: the loss belongs to the step that begins there
# diagnosis: the loss after the last step is left out
def mse_gradient(X, y, theta):
    return 2 * X.T @ (X @ theta - y) / len(X)


def descend(X, y, theta, lr, steps):
    losses = []
    for _ in range(steps):
        losses.append(np.mean((X @ theta - y) ** 2))
        theta = theta - lr * mse_gradient(X, y, theta)
    return theta, losses
