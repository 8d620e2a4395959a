# task: train_mended
# points: 1 of 4
# hint: x and y are both shuffled here, but not alike
# belief: sorting by the order and taking in the order are the same
# diagnosis: y is shuffled by the inverse of the order
def train_mended(X, y, theta, orders, size, lr, beta):
    v = np.zeros(len(theta))
    for order in orders:
        shuffled, shuffled_y = X[order], y[np.argsort(order)]
        for start in range(0, len(X), size):
            A, target = shuffled[start : start + size], shuffled_y[start : start + size]
            g = 2 * A.T @ (A @ theta - target) / len(A)
            v = beta * v + g
            theta = theta - lr * v
    return theta
