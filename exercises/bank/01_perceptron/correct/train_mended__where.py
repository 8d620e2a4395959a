# task: train_mended
# style: signs by np.where, in a helper
def to_signs(y):
    return np.where(y > 0, 1.0, -1.0)


def train_mended(X, y, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        mistakes.append(0)
        for x, sign in zip(X, to_signs(y)):
            if sign * (np.dot(w, x) + b) <= 0:
                w, b = w + sign * x, b + sign
                mistakes[-1] += 1
        if mistakes[-1] == 0:
            return w, b, mistakes
    return w, b, mistakes
