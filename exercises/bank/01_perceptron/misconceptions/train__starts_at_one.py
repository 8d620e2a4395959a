# task: train
# points: 0 of 6
# hint: which weights does the run begin with
# belief: weights must not start at 0, or nothing moves
# diagnosis: the weights begin at one
def train(X, s, epochs):
    w, b, mistakes = np.ones(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, sign in zip(X, s):
            if sign * (x @ w + b) <= 0:
                w = w + sign * x
                b = b + sign
                wrong += 1
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes
