# task: cross_entropy_grad
# points: 3 of 5
# hint: Where does the share that is spread come from
# belief: smoothing adds a little to every class
# diagnosis: the share is spread and not taken from the right class
def cross_entropy_grad(Z, labels, smoothing):
    n, K = Z.shape
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    Q = np.eye(K)[labels] + smoothing / K
    return (E / E.sum(axis=1, keepdims=True) - Q) / n
