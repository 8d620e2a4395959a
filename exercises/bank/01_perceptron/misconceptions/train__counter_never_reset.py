# task: train
# points: 4 of 6
# hint: Where does the counter go back to 0
# belief: mistakes are counted over the whole run
# diagnosis: the counter runs on from epoch to epoch
def train(X, s, epochs):
    w, b, mistakes, wrong = np.zeros(X.shape[1]), 0.0, [], 0
    for _ in range(epochs):
        before = wrong
        for x, sign in zip(X, s):
            if sign * (x @ w + b) <= 0:
                w = w + sign * x
                b = b + sign
                wrong += 1
        mistakes.append(wrong)
        if wrong == before:
            break
    return w, b, mistakes
