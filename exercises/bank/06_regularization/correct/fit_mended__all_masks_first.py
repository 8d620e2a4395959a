# task: fit_mended
# style: all inputs drawn before the first step
def fit_mended(w, X, y, X_new, U, keep, lr):
    drawn = np.where(U < keep, X / keep, 0.0)
    for seen in drawn:
        w = w - 2 * lr * np.mean((seen @ w - y)[:, None] * seen, axis=0)
    return w, np.einsum("nd,d->n", X_new, w)
