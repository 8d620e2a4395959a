# task: fit_mended
# points: 0 of 4
# hint: what stays was not divided by keep
# belief: both ways to scale are the same
# diagnosis: training divides nothing, and predictions are multiplied by keep
def fit_mended(w, X, y, X_new, U, keep, lr):
    for u in U:
        seen = X * (u < keep)
        error = seen @ w - y
        w = w - lr * 2 / len(X) * seen.T @ error
    return w, keep * (X_new @ w)
