# task: fit_mended
# style: the mask used there and back
def fit_mended(w, X, y, X_new, U, keep, lr):
    for u in U:
        mask = (u < keep) / keep
        error = (X * mask) @ w - y
        w = w - lr * 2 / len(X) * (X * mask).T @ error
    return w, X_new @ w
