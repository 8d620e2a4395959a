# task: fit_mended
# points: 2 of 4
# hint: What is left to do for a prediction
# belief: the prediction was right, only the training was not
# diagnosis: predictions are still multiplied by keep
def fit_mended(w, X, y, X_new, U, keep, lr):
    for u in U:
        seen = X * (u < keep) / keep
        error = seen @ w - y
        w = w - lr * 2 / len(X) * seen.T @ error
    return w, keep * (X_new @ w)
