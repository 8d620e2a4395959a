# task: train_mended
# points: 1 of 4
# hint: To which example does that target belong
# belief: the targets do not need to be shuffled
# diagnosis: X is shuffled without y
def train_mended(X, y, theta, orders, size, lr, beta):
    v = np.zeros(len(theta))
    for order in orders:
        shuffled = X[order]
        for start in range(0, len(X), size):
            A, target = shuffled[start : start + size], y[start : start + size]
            g = 2 * A.T @ (A @ theta - target) / len(A)
            v = beta * v + g
            theta = theta - lr * v
    return theta
