# task: train_mended
# style: without a velocity: the last step, faded, and a new one
def train_mended(X, y, theta, orders, size, lr, beta):
    last = np.zeros_like(theta)
    for order in orders:
        for batch in np.split(order, range(size, len(order), size)):
            g = 2 / len(batch) * (X[batch] @ theta - y[batch]) @ X[batch]
            last = beta * last - lr * g
            theta = theta + last
    return theta
