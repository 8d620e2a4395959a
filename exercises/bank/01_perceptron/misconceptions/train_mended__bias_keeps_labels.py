# task: train_mended
# points: 0 of 4
# hint: What does the update add for an example with label 0
# belief: the bias is not concerned by the signs
# diagnosis: the bias is corrected with labels and the weights with signs
def train_mended(X, y, steps):
    w, b = np.zeros(X.shape[1]), 0.0
    for t in range(steps):
        x, label = X[t % len(X)], y[t % len(X)]
        sign = 2 * label - 1
        if sign * (x @ w + b) <= 0:
            w = w + sign * x
            b = b + label
    return w, b
