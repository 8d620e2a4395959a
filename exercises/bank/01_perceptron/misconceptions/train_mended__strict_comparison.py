# task: train_mended
# points: 0 of 4
# hint: do the weights ever leave zero
# belief: the mistake count never falls because ties are counted
def train_mended(X, y, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, label in zip(X, y):
            if label * (x @ w + b) < 0:
                w = w + label * x
                b = b + label
                wrong += 1
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes
