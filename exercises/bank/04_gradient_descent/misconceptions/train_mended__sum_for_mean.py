# task: train_mended
# points: 0 of 4
# hint: these are sums over the batch
# belief: a larger batch makes a larger step
# diagnosis: the gradients of a batch are added up and not averaged
def train_mended(X, y, theta, orders, size, lr, beta):
    v = np.zeros(len(theta))
    for order in orders:
        for start in range(0, len(X), size):
            batch = order[start : start + size]
            A, target = X[batch], y[batch]
            g = 2 * A.T @ (A @ theta - target)
            v = beta * v + g
            theta = theta - lr * v
    return theta
