# task: train_mended
# points: 3 of 4
# hint: the last batch is missing
# belief: all batches have one size
# diagnosis: the examples that fill no batch are dropped
def train_mended(X, y, theta, orders, size, lr, beta):
    v = np.zeros(len(theta))
    for order in orders:
        for start in range(0, len(X) - size + 1, size):
            batch = order[start : start + size]
            A, target = X[batch], y[batch]
            g = 2 * A.T @ (A @ theta - target) / len(A)
            v = beta * v + g
            theta = theta - lr * v
    return theta
