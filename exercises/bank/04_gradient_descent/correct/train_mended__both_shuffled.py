# task: train_mended
# style: the given loop, with y shuffled as well
def train_mended(X, y, theta, orders, size, lr, beta):
    v = np.zeros(len(theta))
    for order in orders:
        shuffled, shuffled_y = X[order], y[order]
        for start in range(0, len(X), size):
            A, target = shuffled[start : start + size], shuffled_y[start : start + size]
            g = 2 * A.T @ (A @ theta - target) / len(A)
            v = beta * v + g
            theta = theta - lr * v
    return theta
