# task: fit_mended
# points: 2 of 4
# hint: the mask of the first step was used again
# belief: a mask is drawn once
# diagnosis: every step uses the first draw
def fit_mended(w, X, y, X_new, U, keep, lr):
    for u in U:
        seen = X * (U[0] < keep) / keep
        error = seen @ w - y
        w = w - lr * 2 / len(X) * seen.T @ error
    return w, X_new @ w
