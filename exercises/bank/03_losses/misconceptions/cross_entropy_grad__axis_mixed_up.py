# task: cross_entropy_grad
# points: 0 of 5
# hint: each column is taken for one example
# belief: axis 0 means along the rows
# diagnosis: the sums run over the examples and not over the classes
def cross_entropy_grad(Z, labels, smoothing):
    n, K = Z.shape
    E = np.exp(Z - Z.max(axis=0))
    Q = (1 - smoothing) * np.eye(K)[labels] + smoothing / K
    return (E / E.sum(axis=0) - Q) / n
