# task: cross_entropy_grad
# points: 0 of 5
# hint: you divided by all six numbers of the table
# belief: a mean divides by all numbers there are
# diagnosis: the slopes are divided by the number of examples times the number of classes
def cross_entropy_grad(Z, labels, smoothing):
    n, K = Z.shape
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    Q = (1 - smoothing) * np.eye(K)[labels] + smoothing / K
    return (E / E.sum(axis=1, keepdims=True) - Q) / Z.size
