# task: cross_entropy_grad
# points: 0 of 5
# hint: If the score of another class grows
# belief: only the right class stands in the loss, so only its score has a slope
# diagnosis: only the scores of the right classes get a slope
def cross_entropy_grad(Z, labels, smoothing):
    n, K = Z.shape
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    Y = np.eye(K)[labels]
    return (P - (1 - smoothing) * Y - smoothing / K) * Y / n
