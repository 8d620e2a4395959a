# task: train_mended
# points: 3 of 4
# hint: Is a tie a mistake here, also for class 0
# belief: a mistake is a prediction that differs from the label
def train_mended(X, y, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, label in zip(X, y):
            predicted = 1.0 if x @ w + b > 0 else 0.0
            if label != predicted:
                w = w + (label - predicted) * x
                b = b + (label - predicted)
                wrong += 1
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes
