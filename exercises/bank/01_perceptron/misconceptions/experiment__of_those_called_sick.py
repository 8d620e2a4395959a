# task: experiment
# points: 3 of 5
# hint: you divide by those who were called sick
# belief: found is how often an alarm is right
# diagnosis: the fraction is taken among those called sick
def experiment(X_train, y_train, X_valid, y_valid):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train, valid = (X_train - mean) / std, (X_valid - mean) / std
    w, b = fit_pocket(train, 2 * y_train - 1)
    predicted = valid @ w + b > 0
    baseline = np.mean(y_valid == (y_train.mean() > 0.5))
    sick = y_valid == 1
    return baseline, np.mean(predicted == sick), np.mean(sick[predicted])
