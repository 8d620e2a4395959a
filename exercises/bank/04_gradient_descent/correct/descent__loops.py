# task: descent
# style: plain Python, example by example
def mse_gradient(X, y, theta):
    total = [0.0] * len(theta)
    for x, target in zip(X, y):
        error = sum(a * b for a, b in zip(x, theta)) - target
        for k in range(len(theta)):
            total[k] += 2 * error * x[k]
    return np.array(total) / len(y)


def descend(X, y, theta, lr, steps):
    losses = []
    for t in range(steps + 1):
        losses.append(sum((x @ theta - target) ** 2 for x, target in zip(X, y)) / len(y))
        if t < steps:
            theta = theta - lr * mse_gradient(X, y, theta)
    return theta, losses
