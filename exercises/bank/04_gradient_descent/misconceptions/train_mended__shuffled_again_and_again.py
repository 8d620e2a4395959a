# task: train_mended
# points: 1 of 4
# hint: had been shuffled before
# belief: an order can be applied to data in any order
# diagnosis: each epoch shuffles what the one before had shuffled
def train_mended(X, y, theta, orders, size, lr, beta):
    v = np.zeros(len(theta))
    for order in orders:
        X, y = X[order], y[order]
        for start in range(0, len(X), size):
            A, target = X[start : start + size], y[start : start + size]
            g = 2 * A.T @ (A @ theta - target) / len(A)
            v = beta * v + g
            theta = theta - lr * v
    return theta
