# task: cross_entropy
# points: 4 of 5
# hint: something tiny was added to the probabilities
# belief: log(p + ε) mends the logarithm of 0 and changes nothing else
# diagnosis: something tiny is added to the probabilities
def log_softmax(Z):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return np.log(E / E.sum(axis=1, keepdims=True) + 1e-12)


def cross_entropy(Z, labels):
    return -np.mean(log_softmax(Z)[np.arange(len(Z)), labels])
