# task: train_mended
# points: 0 of 4
# hint: is your condition for a mistake true or false
# belief: the update is the only place where the label matters
def train_mended(X, y, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, label in zip(X, y):
            if label * (x @ w + b) <= 0:
                w = w + (2 * label - 1) * x
                b = b + (2 * label - 1)
                wrong += 1
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes
