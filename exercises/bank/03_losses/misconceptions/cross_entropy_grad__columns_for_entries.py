# task: cross_entropy_grad
# points: 0 of 5
# hint: 1 was taken off in both columns of both rows
# belief: P[:, labels] -= 1 changes in each row the entry of its label
# diagnosis: whole columns are changed where one entry of each row is meant
def cross_entropy_grad(Z, labels, smoothing):
    n, K = Z.shape
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True) - smoothing / K
    P[:, labels] -= 1 - smoothing
    return P / n
