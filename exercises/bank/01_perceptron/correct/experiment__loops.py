# task: experiment
# style: counting in plain Python
def experiment(X_train, y_train, X_valid, y_valid):
    mean, std = np.mean(X_train, axis=0), np.std(X_train, axis=0)
    w, b = fit_pocket((X_train - mean) / std, np.where(y_train == 1, 1.0, -1.0))
    usual = 1 if sum(y_train) > len(y_train) / 2 else 0
    usual_right = right = sick = found = 0
    for x, y in zip(X_valid, y_valid):
        predicted = int(np.dot((x - mean) / std, w) + b > 0)
        usual_right += y == usual
        right += predicted == y
        if y == 1:
            sick += 1
            found += predicted
    return usual_right / len(y_valid), right / len(y_valid), found / sick
