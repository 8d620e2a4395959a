# task: train_mended
# style: one branch for each class, no signs at all
def train_mended(X, y, steps):
    w, b = [0.0] * X.shape[1], 0.0
    for t in range(steps):
        x, label = X[t % len(X)], y[t % len(X)]
        z = b + sum(wi * xi for wi, xi in zip(w, x))
        if label == 1 and z <= 0:
            w, b = [wi + xi for wi, xi in zip(w, x)], b + 1
        elif label == 0 and z >= 0:
            w, b = [wi - xi for wi, xi in zip(w, x)], b - 1
    return np.array(w), b
