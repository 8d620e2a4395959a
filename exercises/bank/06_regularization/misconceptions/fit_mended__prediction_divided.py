# task: fit_mended
# points: 2 of 4
# hint: Is there anything to make up for
# belief: predictions are scaled as training is
# diagnosis: predictions are divided by keep
def fit_mended(w, X, y, X_new, U, keep, lr):
    for u in U:
        seen = X * (u < keep) / keep
        error = seen @ w - y
        w = w - lr * 2 / len(X) * seen.T @ error
    return w, X_new @ w / keep
