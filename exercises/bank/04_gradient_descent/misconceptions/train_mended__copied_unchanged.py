# task: train_mended
# points: 0 of 4
# hint: To which example does that target belong
# belief: only the form of the program was wrong
# diagnosis: X is shuffled without y, and the velocity begins anew in each epoch
def train_mended(X, y, theta, orders, size, lr, beta):
    for order in orders:
        v = np.zeros(len(theta))
        for start in range(0, len(X), size):
            A, target = X[order][start : start + size], y[start : start + size]
            g = 2 * A.T @ (A @ theta - target) / len(A)
            v = beta * v + g
            theta = theta - lr * v
    return theta
