# task: cross_entropy
# points: 0 of 5
# hint: all six numbers together are taken for one example
# belief: a sum without an axis is a sum over each row
# diagnosis: the powers of the whole table are added up
def log_softmax(Z):
    shifted = Z - Z.max()
    return shifted - np.log(np.exp(shifted).sum())


def cross_entropy(Z, labels):
    return -np.mean(log_softmax(Z)[np.arange(len(Z)), labels])
