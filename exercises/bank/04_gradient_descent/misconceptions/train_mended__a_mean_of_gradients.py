# task: train_mended
# points: 2 of 4
# hint: you add half of the gradient
# belief: momentum is a mean of gradients
# diagnosis: the gradient is multiplied by 1 - β before it is added
def train_mended(X, y, theta, orders, size, lr, beta):
    v = np.zeros(len(theta))
    for order in orders:
        for start in range(0, len(X), size):
            batch = order[start : start + size]
            A, target = X[batch], y[batch]
            g = 2 * A.T @ (A @ theta - target) / len(A)
            v = beta * v + (1 - beta) * g
            theta = theta - lr * v
    return theta
