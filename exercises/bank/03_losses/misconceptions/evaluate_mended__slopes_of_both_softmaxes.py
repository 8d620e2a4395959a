# task: evaluate_mended
# points: 0 of 4
# hint: is it the loss that was meant
# belief: the loss is right by definition, and its slopes must follow
# diagnosis: the slopes are made to fit a loss with two softmaxes
def evaluate_mended(W, X, Y):
    P = probabilities(X @ W)
    dP = (probabilities(P) - Y) / len(X)
    dZ = P * (dP - np.sum(dP * P, axis=1, keepdims=True))
    return mean_loss(P, Y), X.T @ dZ
