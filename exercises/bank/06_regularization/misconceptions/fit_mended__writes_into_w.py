# task: fit_mended
# points: 2 of 4
# hint: which line writes into w
# belief: w is mine to train
# diagnosis: the steps are written into the weights that are given
def fit_mended(w, X, y, X_new, U, keep, lr):
    for u in U:
        seen = X * (u < keep) / keep
        error = seen @ w - y
        w -= lr * 2 / len(X) * seen.T @ error
    return w, X_new @ w
