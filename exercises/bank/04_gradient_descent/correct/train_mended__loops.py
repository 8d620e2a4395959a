# task: train_mended
# style: plain Python, example by example
def train_mended(X, y, theta, orders, size, lr, beta):
    theta = [float(p) for p in theta]
    v = [0.0] * len(theta)
    for order in orders:
        order = list(order)
        while order:
            batch, order = order[:size], order[size:]
            g = [0.0] * len(theta)
            for i in batch:
                error = sum(p * x for p, x in zip(theta, X[i])) - y[i]
                g = [total + 2 * error * x / len(batch) for total, x in zip(g, X[i])]
            v = [beta * old + new for old, new in zip(v, g)]
            theta = [p - lr * speed for p, speed in zip(theta, v)]
    return np.array(theta)
