# task: cross_entropy
# points: 4 of 5
# hint: Can the power be avoided
# belief: a stable softmax has stable logarithms
# diagnosis: the logarithm is taken of probabilities that are 0 for a float
def log_softmax(Z):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return np.log(E / E.sum(axis=1, keepdims=True))


def cross_entropy(Z, labels):
    return -np.mean(log_softmax(Z)[np.arange(len(Z)), labels])
