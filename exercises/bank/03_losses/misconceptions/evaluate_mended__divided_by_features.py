# task: evaluate_mended
# points: 2 of 4
# hint: Which axis of X counts them
# belief: the slopes of d weights are divided by d
# diagnosis: the slopes are divided by the number of features
def evaluate_mended(W, X, Y):
    Z = X @ W
    return mean_loss(Z, Y), X.T @ (probabilities(Z) - Y) / X.shape[1]
