# task: experiment
# style: the strengths sorted by error and size
class Scaler:
    def __init__(self, X):
        self.mean = X.mean(axis=0)
        spread = X.max(axis=0) - X.min(axis=0)
        self.deviation = np.where(spread == 0, 1.0, np.sqrt(((X - self.mean) ** 2).mean(axis=0)))

    def __call__(self, X):
        return (X - self.mean) / self.deviation


def experiment(X_train, y_train, X_valid, y_valid, X_test, y_test, strengths):
    scaled = Scaler(X_train)

    def errors(X, y, chosen):
        models = (fit_ridge(scaled(X_train), y_train, l2) for l2 in chosen)
        return np.array([1 - np.mean((scaled(X) @ W + b).argmax(axis=1) == y) for W, b in models])

    train, valid = errors(X_train, y_train, strengths), errors(X_valid, y_valid, strengths)
    wrong = np.round(valid * len(y_valid)).tolist()
    chosen = sorted(zip(wrong, [-l2 for l2 in strengths]))[0]
    return train, valid, -chosen[1], float(errors(X_test, y_test, [-chosen[1]])[0])
