# task: fit_mended
# points: 2 of 4
# hint: Which inputs did the weights meet on the way forward
# belief: one fault is enough to explain
# diagnosis: the gradient still meets all inputs
def fit_mended(w, X, y, X_new, U, keep, lr):
    for u in U:
        seen = X * (u < keep) / keep
        error = seen @ w - y
        w = w - lr * 2 / len(X) * X.T @ error
    return w, X_new @ w
