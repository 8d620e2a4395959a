# task: train
# points: 5 of 6
# hint: is the epoch without mistakes in your list
# belief: an epoch without mistakes is not worth noting
# diagnosis: the epoch without a mistake is not noted
def train(X, s, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, sign in zip(X, s):
            if sign * (x @ w + b) <= 0:
                w = w + sign * x
                b = b + sign
                wrong += 1
        if wrong == 0:
            break
        mistakes.append(wrong)
    return w, b, mistakes
