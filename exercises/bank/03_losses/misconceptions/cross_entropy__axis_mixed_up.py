# task: cross_entropy
# points: 0 of 5
# hint: each column is taken for one example
# belief: axis 0 means along the rows
# diagnosis: the sums run over the examples and not over the classes
def log_softmax(Z):
    shifted = Z - Z.max(axis=0)
    return shifted - np.log(np.exp(shifted).sum(axis=0))


def cross_entropy(Z, labels):
    return -np.mean(log_softmax(Z)[np.arange(len(Z)), labels])
