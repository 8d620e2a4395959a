# task: evaluate_mended
# points: 2 of 4
# hint: if the score of the right class grows
# belief: a slope points to where the loss falls
# diagnosis: the slopes are taken for labels minus probabilities
def evaluate_mended(W, X, Y):
    Z = X @ W
    return mean_loss(Z, Y), X.T @ (Y - probabilities(Z)) / len(X)
