# task: fit_mended
# points: 2 of 4
# hint: What did you do to it, or to the example
# belief: what was trained with dropout predicts with dropout
# diagnosis: inputs are left out for predictions as well
def fit_mended(w, X, y, X_new, U, keep, lr):
    for u in U:
        seen = X * (u < keep) / keep
        error = seen @ w - y
        w = w - lr * 2 / len(X) * seen.T @ error
    stays = (U[-1][0] < keep) / keep if len(U) else 1.0
    return w, (X_new * stays) @ w
