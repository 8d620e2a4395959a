# task: train
# points: 5 of 6
# hint: will any later epoch change the weights
# belief: a run lasts as long as it was told to
# diagnosis: the run goes on after an epoch without a mistake
def train(X, s, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, sign in zip(X, s):
            if sign * (x @ w + b) <= 0:
                w = w + sign * x
                b = b + sign
                wrong += 1
        mistakes.append(wrong)
    return w, b, mistakes
