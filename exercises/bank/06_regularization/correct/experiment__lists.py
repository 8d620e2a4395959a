# task: experiment
# style: lists, loops, and plain counting
def experiment(X_train, y_train, X_valid, y_valid, X_test, y_test, strengths):
    mean, deviation = np.mean(X_train, axis=0), np.std(X_train, axis=0)
    scale = [s if s > 0 else 1.0 for s in deviation]

    def error(X, y, W, b):
        wrong = 0
        for x, label in zip(X, y):
            if np.argmax((x - mean) / scale @ W + b) != label:
                wrong += 1
        return wrong / len(y)

    train, valid, best = [], [], None
    for l2 in strengths:
        model = fit_ridge((X_train - mean) / scale, y_train, l2)
        train.append(error(X_train, y_train, *model))
        valid.append(error(X_valid, y_valid, *model))
        if best is None or valid[-1] <= best[0]:
            best = valid[-1], l2, model
    return np.array(train), np.array(valid), best[1], error(X_test, y_test, *best[2])
