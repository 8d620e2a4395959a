# task: experiment
# points: 1 of 5
# hint: which patients take part in your mean and deviation
# belief: scaling is no training, so it may see all data
# diagnosis: the validation part takes part in the mean and the deviation
def experiment(X_train, y_train, X_valid, y_valid):
    both = np.vstack([X_train, X_valid])
    mean, std = both.mean(axis=0), both.std(axis=0)
    train, valid = (X_train - mean) / std, (X_valid - mean) / std
    w, b = fit_pocket(train, 2 * y_train - 1)
    predicted = valid @ w + b > 0
    baseline = np.mean(y_valid == (y_train.mean() > 0.5))
    sick = y_valid == 1
    return baseline, np.mean(predicted == sick), np.mean(predicted[sick])
