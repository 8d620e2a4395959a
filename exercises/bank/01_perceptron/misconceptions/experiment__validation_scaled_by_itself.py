# task: experiment
# points: 1 of 5
# hint: with which mean and deviation do you scale
# belief: each part is standardized on its own
# diagnosis: the validation part is scaled by its own mean and deviation
def experiment(X_train, y_train, X_valid, y_valid):
    train = (X_train - X_train.mean(axis=0)) / X_train.std(axis=0)
    valid = (X_valid - X_valid.mean(axis=0)) / X_valid.std(axis=0)
    w, b = fit_pocket(train, 2 * y_train - 1)
    predicted = valid @ w + b > 0
    baseline = np.mean(y_valid == (y_train.mean() > 0.5))
    sick = y_valid == 1
    return baseline, np.mean(predicted == sick), np.mean(predicted[sick])
