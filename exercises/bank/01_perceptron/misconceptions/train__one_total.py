# task: train
# points: 3 of 6
# hint: What would one number per epoch tell you more
# belief: the number of mistakes is one number
# diagnosis: the mistakes of all epochs are one number
def train(X, s, epochs):
    w, b, total = np.zeros(X.shape[1]), 0.0, 0
    for _ in range(epochs):
        before = total
        for x, sign in zip(X, s):
            if sign * (x @ w + b) <= 0:
                w = w + sign * x
                b = b + sign
                total += 1
        if total == before:
            break
    return w, b, total
