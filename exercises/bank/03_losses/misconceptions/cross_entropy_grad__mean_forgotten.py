# task: cross_entropy_grad
# points: 0 of 5
# hint: What does its derivative inherit from the 1/n
# belief: the slope is p - q, and that is all
# diagnosis: the slopes are those of the sum and not of the mean
def cross_entropy_grad(Z, labels, smoothing):
    n, K = Z.shape
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    Q = (1 - smoothing) * np.eye(K)[labels] + smoothing / K
    return E / E.sum(axis=1, keepdims=True) - Q
