# task: experiment
# points: 4 of 5
# hint: which part of the data may the rule look at
# belief: the usual answer is the usual one in the data that is judged
# diagnosis: the rule that never looks chooses its answer on the validation part
def experiment(X_train, y_train, X_valid, y_valid):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train, valid = (X_train - mean) / std, (X_valid - mean) / std
    w, b = fit_pocket(train, 2 * y_train - 1)
    predicted = valid @ w + b > 0
    baseline = max(np.mean(y_valid), 1 - np.mean(y_valid))
    sick = y_valid == 1
    return baseline, np.mean(predicted == sick), np.mean(predicted[sick])
