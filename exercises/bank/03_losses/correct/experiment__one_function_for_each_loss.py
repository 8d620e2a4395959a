# task: experiment
# style: the chain rule for each class apart, and one function for a whole report
def report(dz, X_train, y_train, X_valid, y_valid, start, lr, steps):
    w, b = train_unit(X_train, y_train, dz, start, lr, steps)
    s = 2 * y_valid - 1
    z = np.dot(X_valid, w) + b
    first = sum(dz(sigmoid(start + 0 * y_train), y_train))
    return first, np.mean(np.log(1 + np.exp(-s * z))), (z[y_valid > 0.5] > 0).mean()


def experiment(*asked):
    def squared(p, y):
        return 2 * (p - y) / len(y) * (p * (1 - p))

    def crossed(p, y):
        return np.where(y == 1, p - 1, p) / len(y)  # -1/p and 1/(1 - p) times p(1 - p)

    both = [report(squared, *asked), report(crossed, *asked)]
    return [np.array(pair) for pair in zip(*both)]
