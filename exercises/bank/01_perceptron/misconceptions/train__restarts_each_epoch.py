# task: train
# points: 0 of 6
# hint: With which weights does your second epoch begin
# belief: each epoch is a new run
# diagnosis: every epoch begins anew
def train(X, s, epochs):
    mistakes = []
    for _ in range(epochs):
        w, b, wrong = np.zeros(X.shape[1]), 0.0, 0
        for x, sign in zip(X, s):
            if sign * (x @ w + b) <= 0:
                w = w + sign * x
                b = b + sign
                wrong += 1
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes
