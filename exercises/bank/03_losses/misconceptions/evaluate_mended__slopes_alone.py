# task: evaluate_mended
# points: 2 of 4
# hint: mean_loss takes scores
# belief: a loss is fed with probabilities
# diagnosis: the scores go through softmax twice before the loss is taken
def evaluate_mended(W, X, Y):
    P = probabilities(X @ W)
    return mean_loss(P, Y), X.T @ (P - Y) / len(X)
