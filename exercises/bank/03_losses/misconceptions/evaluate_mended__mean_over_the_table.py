# task: evaluate_mended
# points: 0 of 4
# hint: you divided by all six numbers of the table
# belief: a mean divides by all numbers there are
# diagnosis: everything is divided by the number of examples times the number of classes
def evaluate_mended(W, X, Y):
    P = probabilities(X @ W)
    return -np.mean(Y * np.log(P)), X.T @ (P - Y) / Y.size
