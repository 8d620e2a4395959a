# task: train
# points: 3 of 6
# hint: a mistake counts at the moment it is made
# belief: mistakes are what is still wrong when the epoch is over
# diagnosis: mistakes are counted when the epoch is over
def train(X, s, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, sign in zip(X, s):
            if sign * (x @ w + b) <= 0:
                w = w + sign * x
                b = b + sign
        mistakes.append(int(np.sum(s * (X @ w + b) <= 0)))
        if mistakes[-1] == 0:
            break
    return w, b, mistakes
