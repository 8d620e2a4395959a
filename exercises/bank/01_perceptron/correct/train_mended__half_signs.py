# task: train_mended
# style: labels minus one half: the same mistakes, weights half as large
def train_mended(X, y, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, label in zip(X, y):
            if (label - 0.5) * (x @ w + b) <= 0:
                w = w + (label - 0.5) * x
                b = b + (label - 0.5)
                wrong += 1
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes
