# task: train
# points: 0 of 6
# hint: with which weights is the second example judged
# belief: in one epoch all examples are judged with the same weights
# diagnosis: all examples of an epoch are judged with the same weights
def train(X, s, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = s * (X @ w + b) <= 0
        w = w + s[wrong] @ X[wrong]
        b = b + s[wrong].sum()
        mistakes.append(int(wrong.sum()))
        if not wrong.any():
            break
    return w, b, mistakes
