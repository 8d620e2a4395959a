# task: fit_mended
# points: 2 of 4
# hint: As what does it come into the gradient
# belief: the gradient needs to know only who stayed
# diagnosis: the gradient is not divided by keep
def fit_mended(w, X, y, X_new, U, keep, lr):
    for u in U:
        seen = X * (u < keep) / keep
        error = seen @ w - y
        w = w - lr * 2 / len(X) * (X * (u < keep)).T @ error
    return w, X_new @ w
