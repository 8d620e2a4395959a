# task: cross_entropy
# points: 4 of 5
# hint: Was the number that you took off the second row's own
# belief: the largest score of the table is the largest score
# diagnosis: one number is taken off all rows
def log_softmax(Z):
    shifted = Z - Z.max()
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def cross_entropy(Z, labels):
    return -np.mean(log_softmax(Z)[np.arange(len(Z)), labels])
