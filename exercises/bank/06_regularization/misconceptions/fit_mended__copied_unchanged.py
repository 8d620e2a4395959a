# task: fit_mended
# points: 0 of 4
# hint: Which inputs did the weights meet on the way forward
# belief: what raises no error is right
# diagnosis: nothing was mended
def fit_mended(w, X, y, X_new, U, keep, lr):
    for u in U:
        seen = X * (u < keep) / keep
        error = seen @ w - y
        w = w - lr * 2 / len(X) * X.T @ error
    return w, keep * (X_new @ w)
