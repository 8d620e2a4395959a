# task: train_mended
# points: 0 of 4
# hint: What does the update add for an example with label 0
# belief: the bias is not concerned by the signs
def train_mended(X, y, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, label in zip(X, y):
            if (2 * label - 1) * (x @ w + b) <= 0:
                w = w + (2 * label - 1) * x
                b = b + label
                wrong += 1
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes
