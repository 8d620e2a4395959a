# task: train
# style: a helper for one epoch, and an array of mistakes
def one_epoch(X, s, w, b):
    count = 0
    for x, sign in zip(X, s):
        if sign * np.dot(x, w) + sign * b > 0:
            continue
        w, b, count = w + sign * x, b + sign, count + 1
    return w, b, count


def train(X, s, epochs):
    w, b, mistakes = np.zeros_like(X[0], dtype=float), 0.0, np.array([], dtype=int)
    for _ in range(epochs):
        w, b, count = one_epoch(X, s, w, b)
        mistakes = np.append(mistakes, count)
        if count == 0:
            break
    return w, b, mistakes
