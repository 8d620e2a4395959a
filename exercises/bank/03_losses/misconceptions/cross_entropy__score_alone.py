# task: cross_entropy
# points: 1 of 5
# hint: these are the scores of the right classes alone
# belief: a large score of the right class is all that is wanted
# diagnosis: the scores of the other classes are left out
def log_softmax(Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def cross_entropy(Z, labels):
    return -np.mean(Z[np.arange(len(Z)), labels])
