# task: cross_entropy_grad
# points: 4 of 5
# hint: Which number may be taken from all scores of a row
# belief: what is right on paper is right for every float
# diagnosis: the powers are taken of the scores as they are
def cross_entropy_grad(Z, labels, smoothing):
    n, K = Z.shape
    E = np.exp(Z)
    Q = (1 - smoothing) * np.eye(K)[labels] + smoothing / K
    return (E / E.sum(axis=1, keepdims=True) - Q) / n
