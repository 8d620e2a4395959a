# task: train_mended
# style: one branch for each class, no signs at all
def train_mended(X, y, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, label in zip(X, y):
            z = x @ w + b
            if label == 1 and z <= 0:
                w, b, wrong = w + x, b + 1, wrong + 1
            elif label == 0 and z >= 0:
                w, b, wrong = w - x, b - 1, wrong + 1
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes
