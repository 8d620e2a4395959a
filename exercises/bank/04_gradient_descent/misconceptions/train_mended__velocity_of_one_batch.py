# task: train_mended
# points: 2 of 4
# hint: What became of the velocity when the second epoch began
# belief: each batch has a velocity of its own
# diagnosis: the velocity begins anew in each batch
def train_mended(X, y, theta, orders, size, lr, beta):
    for order in orders:
        for start in range(0, len(X), size):
            v = np.zeros(len(theta))
            A, target = X[order][start : start + size], y[order][start : start + size]
            g = 2 * A.T @ (A @ theta - target) / len(A)
            v = beta * v + g
            theta = theta - lr * v
    return theta
