# task: experiment
# points: 4 of 5
# hint: this is a mean over the strengths
# belief: the test error of an experiment is the mean of all
# diagnosis: the test error is the mean over all strengths
def error(X, y, W, b):
    return np.mean(np.argmax(X @ W + b, axis=1) != y)


def experiment(X_train, y_train, X_valid, y_valid, X_test, y_test, strengths):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    deviation[deviation == 0] = 1.0
    X_train, X_valid, X_test = ((X - mean) / deviation for X in (X_train, X_valid, X_test))
    models = [fit_ridge(X_train, y_train, l2) for l2 in strengths]
    train = np.array([error(X_train, y_train, *model) for model in models])
    valid = np.array([error(X_valid, y_valid, *model) for model in models])
    best = max(i for i in range(len(models)) if valid[i] == min(valid))
    test = [error(X_test, y_test, *model) for model in models]
    return train, valid, strengths[best], np.mean(test)
