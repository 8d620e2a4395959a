# task: train_mended
# style: signs by np.where in a helper, weights and bias apart
def to_signs(y):
    return np.where(y > 0, 1.0, -1.0)


def train_mended(X, y, steps):
    w, b, s = np.zeros(X.shape[1]), 0.0, to_signs(y)
    for t in range(steps):
        i = t % len(X)
        if s[i] * (np.dot(w, X[i]) + b) <= 0:
            w, b = w + s[i] * X[i], b + s[i]
    return w, b
