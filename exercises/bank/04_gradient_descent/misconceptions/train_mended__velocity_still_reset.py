# task: train_mended
# points: 2 of 4
# hint: What became of the velocity when the second epoch began
# belief: a new epoch is a new beginning
# diagnosis: the velocity begins anew in each epoch
def train_mended(X, y, theta, orders, size, lr, beta):
    for order in orders:
        v = np.zeros(len(theta))
        for start in range(0, len(X), size):
            A, target = X[order][start : start + size], y[order][start : start + size]
            g = 2 * A.T @ (A @ theta - target) / len(A)
            v = beta * v + g
            theta = theta - lr * v
    return theta
