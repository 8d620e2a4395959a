# task: cross_entropy_grad
# points: 4 of 5
# hint: What kind of numbers does the array hold
# belief: the array for the slopes is made like the scores
# diagnosis: the slopes are written into an array of whole numbers
def cross_entropy_grad(Z, labels, smoothing):
    n, K = Z.shape
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    Q = (1 - smoothing) * np.eye(K)[labels] + smoothing / K
    slopes = np.zeros_like(Z)
    slopes[:] = (E / E.sum(axis=1, keepdims=True) - Q) / n
    return slopes
