# task: cross_entropy_grad
# points: 3 of 5
# hint: you spread ε over the two others
# belief: what the right class gives away goes to the wrong ones
# diagnosis: the share is spread over the wrong classes alone
def cross_entropy_grad(Z, labels, smoothing):
    n, K = Z.shape
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    Q = np.where(np.eye(K)[labels] == 1, 1 - smoothing, smoothing / max(K - 1, 1))
    return (E / E.sum(axis=1, keepdims=True) - Q) / n
