# task: experiment
# style: all models in one array
def experiment(X_train, y_train, X_valid, y_valid, X_test, y_test, strengths):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0) + (X_train.std(axis=0) == 0)
    models = [fit_ridge((X_train - mean) / deviation, y_train, l2) for l2 in strengths]
    W = np.stack([W for W, _ in models])
    b = np.stack([b for _, b in models])[:, None, :]
    train, valid, test = (
        np.mean(((X - mean) / deviation @ W + b).argmax(axis=2) != y, axis=1)
        for X, y in ((X_train, y_train), (X_valid, y_valid), (X_test, y_test))
    )
    best = len(valid) - 1 - np.argmin(valid[::-1])
    return train, valid, strengths[best], test[best]
