# task: evaluate_mended
# points: 0 of 4
# hint: Which of the two is meant to be mended
# belief: loss and slopes must agree, and a sum is as good as a mean
# diagnosis: loss and slopes are both those of the sum
def evaluate_mended(W, X, Y):
    Z = X @ W
    return len(X) * mean_loss(Z, Y), X.T @ (probabilities(Z) - Y)
