# task: evaluate_mended
# points: 2 of 4
# hint: the 1/n is in there twice
# belief: every step on the way takes its mean
# diagnosis: the slopes are divided by the number of examples twice
def evaluate_mended(W, X, Y):
    Z = X @ W
    dZ = (probabilities(Z) - Y) / len(X)
    return mean_loss(Z, Y), X.T @ dZ / len(X)
