# task: experiment
# points: 1 of 5
# hint: What does it make of an example with label 0
# belief: labels are labels
# diagnosis: the unit is trained on labels and not on signs
def experiment(X_train, y_train, X_valid, y_valid):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train, valid = (X_train - mean) / std, (X_valid - mean) / std
    w, b = fit_pocket(train, y_train)
    predicted = valid @ w + b > 0
    baseline = np.mean(y_valid == (y_train.mean() > 0.5))
    sick = y_valid == 1
    return baseline, np.mean(predicted == sick), np.mean(predicted[sick])
