# task: experiment
# points: 0 of 5
# hint: on patients that the unit was trained with
# belief: the accuracy of a model is how well it fits its data
# diagnosis: the training part is judged
def experiment(X_train, y_train, X_valid, y_valid):
    X = (X_train - X_train.mean(axis=0)) / X_train.std(axis=0)
    w, b = fit_pocket(X, 2 * y_train - 1)
    predicted = X @ w + b > 0
    sick = y_train == 1
    return np.mean(y_train == (y_train.mean() > 0.5)), np.mean(predicted == sick), np.mean(predicted[sick])
