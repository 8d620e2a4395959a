# task: evaluate_mended
# points: 0 of 4
# hint: How often do the scores go through softmax
# belief: only the form of the program was wrong
# diagnosis: nothing is mended
def evaluate_mended(W, X, Y):
    P = probabilities(X @ W)
    return mean_loss(P, Y), X.T @ (P - Y)
