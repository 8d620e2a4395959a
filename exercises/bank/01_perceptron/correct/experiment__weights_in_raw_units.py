# task: experiment
# style: the scaling folded into the weights
def experiment(X_train, y_train, X_valid, y_valid):
    mean, std = X_train.mean(0), X_train.std(0)
    w, b = fit_pocket((X_train - mean) / std, np.sign(y_train - 0.5))
    w_raw = w / std
    yhat = np.heaviside(X_valid @ w_raw + (b - mean @ w_raw), 0.0)
    baseline = y_valid.mean() if y_train.mean() > 0.5 else 1 - y_valid.mean()
    return [baseline, 1 - np.abs(yhat - y_valid).mean(), yhat @ y_valid / y_valid.sum()]
