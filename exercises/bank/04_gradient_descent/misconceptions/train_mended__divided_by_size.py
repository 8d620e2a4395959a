# task: train_mended
# points: 3 of 4
# hint: By how many is the gradient of the last batch divided
# belief: a batch always holds as many examples as its size says
# diagnosis: the gradient of a smaller batch is divided by the full size
def train_mended(X, y, theta, orders, size, lr, beta):
    v = np.zeros(len(theta))
    for order in orders:
        for start in range(0, len(X), size):
            batch = order[start : start + size]
            A, target = X[batch], y[batch]
            g = 2 * A.T @ (A @ theta - target) / size
            v = beta * v + g
            theta = theta - lr * v
    return theta
