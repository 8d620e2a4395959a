# task: train_mended
# points: 3 of 4
# hint: which line writes into theta
# belief: -= makes a new array
# diagnosis: the steps are written into the start
def train_mended(X, y, theta, orders, size, lr, beta):
    v = np.zeros(len(theta))
    for order in orders:
        for start in range(0, len(X), size):
            batch = order[start : start + size]
            A, target = X[batch], y[batch]
            g = 2 * A.T @ (A @ theta - target) / len(A)
            v = beta * v + g
            theta -= lr * v
    return theta
