# task: largest_rate
# points: 3 of 4
# hint: this is the condition number of X
# belief: a loss is as hard to descend as its data matrix is to invert
# diagnosis: the condition number is that of X and not that of H
def largest_rate(X):
    L = np.linalg.eigvalsh(2 * X.T @ X / len(X))[-1]
    return L, np.linalg.cond(X), 2 / L
