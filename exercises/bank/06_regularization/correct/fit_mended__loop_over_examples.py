# task: fit_mended
# style: one example after the other
def fit_mended(w, X, y, X_new, U, keep, lr):
    w = np.array(w, dtype=float)
    for u in U:
        slope = np.zeros(len(w))
        for x, target, numbers in zip(X, y, u):
            x = np.where(numbers < keep, x / keep, 0.0)
            slope = slope + 2 * (np.dot(x, w) - target) * x / len(X)
        w = w - lr * slope
    return w, np.array([np.dot(x, w) for x in X_new])
