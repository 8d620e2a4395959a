# task: cross_entropy_grad
# style: through the whole Jacobian of softmax, row by row
def cross_entropy_grad(Z, labels, smoothing):
    rows = []
    K = Z.shape[1]
    for z, k in zip(Z, labels):
        q = np.full(K, smoothing / K)
        q[k] += 1 - smoothing
        p = np.exp(z - z.max())
        p = p / p.sum()
        scaled = np.diag(q) - np.outer(q, p)  # the Jacobian times -q/p, with p cancelled first
        rows.append(-scaled.sum(axis=0) / len(Z))
    return np.array(rows)
