# task: cross_entropy_grad
# points: 0 of 5
# hint: these are the slopes for the probabilities
# belief: the slope of -log p is -1/p
# diagnosis: the slopes are taken for the probabilities and not for the scores
def cross_entropy_grad(Z, labels, smoothing):
    n, K = Z.shape
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    Q = (1 - smoothing) * np.eye(K)[labels] + smoothing / K
    return -Q / (E / E.sum(axis=1, keepdims=True)) / n
