# task: cross_entropy
# style: everything in single precision
def log_softmax(Z):
    Z = Z.astype(np.float32)
    Z = Z - Z.max(axis=1, keepdims=True)
    return Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))


def cross_entropy(Z, labels):
    logs = log_softmax(Z)
    return -np.mean([logs[i, k] for i, k in enumerate(labels)])
