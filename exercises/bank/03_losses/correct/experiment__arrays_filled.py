# task: experiment
# style: arrays filled in place, the loss by max and log1p
def experiment(X_train, y_train, X_valid, y_valid, start, lr, steps):
    slopes, surprise, found = np.zeros(2), np.zeros(2), np.zeros(2)
    n, sick = len(y_train), y_valid == 1

    def squared(p, y):
        return 2 / n * (p - y) * (p - p**2)

    def crossed(p, y):
        return (p - y) / n

    for i, dz in enumerate([squared, crossed]):
        p = sigmoid(np.full(n, start))
        slopes[i] = dz(p, y_train).sum()
        w, b = train_unit(X_train, y_train, dz, start, lr, steps)
        z = X_valid @ w + b
        surprise[i] = (np.maximum(z, 0) - z * y_valid + np.log1p(np.exp(-np.abs(z)))).mean()
        found[i] = np.count_nonzero(sigmoid(z[sick]) > 0.5) / np.count_nonzero(sick)
    return slopes, surprise, found
