# task: train_mended
# points: 1 of 4
# hint: What is the order for
# belief: without shuffling, nothing can get mixed up
# diagnosis: nothing is shuffled
def train_mended(X, y, theta, orders, size, lr, beta):
    v = np.zeros(len(theta))
    for _ in orders:
        for start in range(0, len(X), size):
            A, target = X[start : start + size], y[start : start + size]
            g = 2 * A.T @ (A @ theta - target) / len(A)
            v = beta * v + g
            theta = theta - lr * v
    return theta
