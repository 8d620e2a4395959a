# task: cross_entropy_grad
# points: 0 of 5
# hint: if the score of the right class grows
# belief: an error is what is missing to the truth
# diagnosis: the slopes are taken for shares minus probabilities
def cross_entropy_grad(Z, labels, smoothing):
    n, K = Z.shape
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    Q = (1 - smoothing) * np.eye(K)[labels] + smoothing / K
    return (Q - E / E.sum(axis=1, keepdims=True)) / n
