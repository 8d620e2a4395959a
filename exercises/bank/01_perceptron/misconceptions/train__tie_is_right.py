# task: train
# points: 0 of 6
# hint: Does a tie count as a mistake in your code
# belief: only a sum on the wrong side is a mistake
# diagnosis: a tie does not count as a mistake
def train(X, s, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, sign in zip(X, s):
            if sign * (x @ w + b) < 0:
                w = w + sign * x
                b = b + sign
                wrong += 1
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes
