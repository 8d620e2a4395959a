# task: cross_entropy_grad
# points: 3 of 5
# hint: How much of ε does each class get
# belief: smoothing gives every class the share ε
# diagnosis: each class gets the whole share
def cross_entropy_grad(Z, labels, smoothing):
    n, K = Z.shape
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    Q = (1 - smoothing) * np.eye(K)[labels] + smoothing
    return (E / E.sum(axis=1, keepdims=True) - Q) / n
