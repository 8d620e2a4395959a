# task: cross_entropy_grad
# style: the table of shares written out, and log-sum-exp
def cross_entropy_grad(Z, labels, smoothing):
    n, K = Z.shape
    q = (1 - smoothing) * np.eye(K)[labels] + smoothing / K
    p = np.exp(Z - np.logaddexp.reduce(Z, axis=1, keepdims=True))
    return (p - q) / n
