# task: experiment
# points: 2 of 5
# hint: and whose mean is asked for
# belief: every set is standardized
# diagnosis: each set is standardized with its own mean and deviation
def error(X, y, W, b):
    return np.mean(np.argmax(X @ W + b, axis=1) != y)


def experiment(X_train, y_train, X_valid, y_valid, X_test, y_test, strengths):
    def scaled(X):
        deviation = X.std(axis=0)
        return (X - X.mean(axis=0)) / np.where(deviation > 0, deviation, 1.0)

    X_train, X_valid, X_test = scaled(X_train), scaled(X_valid), scaled(X_test)
    models = [fit_ridge(X_train, y_train, l2) for l2 in strengths]
    train = np.array([error(X_train, y_train, *model) for model in models])
    valid = np.array([error(X_valid, y_valid, *model) for model in models])
    best = max(i for i in range(len(models)) if valid[i] == min(valid))
    return train, valid, strengths[best], error(X_test, y_test, *models[best])
