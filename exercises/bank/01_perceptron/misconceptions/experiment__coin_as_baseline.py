# task: experiment
# points: 4 of 5
# hint: is the rule a thrown coin
# belief: without looking one is right half the time
# diagnosis: the baseline is one half
def experiment(X_train, y_train, X_valid, y_valid):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train, valid = (X_train - mean) / std, (X_valid - mean) / std
    w, b = fit_pocket(train, 2 * y_train - 1)
    predicted = valid @ w + b > 0
    baseline = 0.5
    sick = y_valid == 1
    return baseline, np.mean(predicted == sick), np.mean(predicted[sick])
