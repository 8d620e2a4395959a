# task: cross_entropy_grad
# points: 3 of 5
# hint: you made the slopes smaller
# belief: smoothing takes the labels less seriously, so all slopes shrink
# diagnosis: the slopes are multiplied by 1 - ε
def cross_entropy_grad(Z, labels, smoothing):
    n, K = Z.shape
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (1 - smoothing) * (E / E.sum(axis=1, keepdims=True) - np.eye(K)[labels]) / n
