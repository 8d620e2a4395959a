# task: experiment
# points: 1 of 5
# hint: Which one decides if nothing is scaled
# belief: the weights make up for the units
# diagnosis: the features are not scaled
def experiment(X_train, y_train, X_valid, y_valid):
    train, valid = X_train, X_valid
    w, b = fit_pocket(train, 2 * y_train - 1)
    predicted = valid @ w + b > 0
    baseline = np.mean(y_valid == (y_train.mean() > 0.5))
    sick = y_valid == 1
    return baseline, np.mean(predicted == sick), np.mean(predicted[sick])
