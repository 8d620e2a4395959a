# task: cross_entropy_grad
# points: 0 of 5
# hint: a slope of softmax is left over
# belief: behind a softmax every slope carries p(1 - p)
# diagnosis: a slope of softmax is multiplied in once too often
def cross_entropy_grad(Z, labels, smoothing):
    n, K = Z.shape
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    Q = (1 - smoothing) * np.eye(K)[labels] + smoothing / K
    return (P - Q) * P * (1 - P) / n
