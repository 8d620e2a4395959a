# task: cross_entropy_grad
# points: 3 of 5
# hint: Where does ε come in
# belief: smoothing changes the loss by a constant, and constants have no slope
# diagnosis: the labels are not smoothed
def cross_entropy_grad(Z, labels, smoothing):
    n, K = Z.shape
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (E / E.sum(axis=1, keepdims=True) - np.eye(K)[labels]) / n
