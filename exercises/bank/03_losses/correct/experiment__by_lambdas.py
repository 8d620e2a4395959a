# task: experiment
# style: lambdas, and lists turned into arrays at the end
def experiment(X_train, y_train, X_valid, y_valid, start, lr, steps):
    n = X_train.shape[0]
    ways = [lambda p, y: 2 * (p - y) * p * (1 - p) / n, lambda p, y: (p - y) / n]
    units = [train_unit(X_train, y_train, dz, start, lr, steps) for dz in ways]
    sums = [X_valid @ w + b for w, b in units]
    sides = [np.where(y_valid == 1, z, -z) for z in sums]
    slopes = np.array([dz(sigmoid(start), y_train).sum() for dz in ways])
    surprise = np.array([-np.log(sigmoid(side)).mean() for side in sides])
    found = np.array([np.sum((z > 0) & (y_valid == 1)) / np.sum(y_valid == 1) for z in sums])
    return slopes, surprise, found
