# task: evaluate_mended
# points: 2 of 4
# hint: you divided by the number of classes
# belief: K classes share the error, so each gets a K-th
# diagnosis: the slopes are divided by the number of classes
def evaluate_mended(W, X, Y):
    Z = X @ W
    return mean_loss(Z, Y), X.T @ (probabilities(Z) - Y) / Y.shape[1]
