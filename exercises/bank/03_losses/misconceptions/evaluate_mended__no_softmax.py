# task: evaluate_mended
# points: 0 of 4
# hint: Where are the probabilities
# belief: one softmax is too many, so there should be none
# diagnosis: the scores go through no softmax at all
def evaluate_mended(W, X, Y):
    Z = X @ W
    return -np.mean(np.sum(Y * Z, axis=1)), X.T @ (Z - Y) / len(X)
