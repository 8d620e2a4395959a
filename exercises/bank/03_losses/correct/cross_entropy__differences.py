# task: cross_entropy
# style: each score against every other, log p = -log Σ e^(z_j - z_k)
def log_softmax(Z):
    return -np.logaddexp.reduce(Z[:, None, :] - Z[:, :, None], axis=2)


def cross_entropy(Z, labels):
    own = Z[np.arange(len(Z)), labels]
    return np.mean(np.logaddexp.reduce(Z.T - own, axis=0))
