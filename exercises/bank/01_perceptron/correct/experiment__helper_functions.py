# task: experiment
# style: helper functions and a confusion table
def scaled(X, reference):
    return (X - reference.mean(axis=0)) / reference.std(axis=0)


def table(predicted, y):
    return np.array([[np.sum((y == i) & (predicted == j)) for j in (0, 1)] for i in (0, 1)])


def experiment(X_train, y_train, X_valid, y_valid):
    w, b = fit_pocket(scaled(X_train, X_train), 2 * y_train - 1)
    counts = table((scaled(X_valid, X_train) @ w + b > 0).astype(int), y_valid)
    usual = np.bincount(y_train.astype(int)).argmax()
    return (
        counts[usual].sum() / counts.sum(),
        np.trace(counts) / counts.sum(),
        counts[1, 1] / counts[1].sum(),
    )
