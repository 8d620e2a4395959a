# task: evaluate_mended
# points: 2 of 4
# hint: What do the slopes of a mean inherit
# belief: the slope is p - y, and that is all
# diagnosis: the slopes are those of the sum and not of the mean
def evaluate_mended(W, X, Y):
    Z = X @ W
    return mean_loss(Z, Y), X.T @ (probabilities(Z) - Y)
