# task: fit_mended
# points: 2 of 4
# hint: Where is dropout in training
# belief: dropout was the fault
# diagnosis: nothing is left out in training
def fit_mended(w, X, y, X_new, U, keep, lr):
    for u in U:
        seen = X
        error = seen @ w - y
        w = w - lr * 2 / len(X) * seen.T @ error
    return w, X_new @ w
