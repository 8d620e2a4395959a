# task: cross_entropy_grad
# points: 3 of 5
# hint: What does the formula smooth
# belief: what is smoothed is the answer of the network
# diagnosis: the probabilities are smoothed in place of the labels
def cross_entropy_grad(Z, labels, smoothing):
    n, K = Z.shape
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = (1 - smoothing) * E / E.sum(axis=1, keepdims=True) + smoothing / K
    return (P - np.eye(K)[labels]) / n
