# task: cross_entropy
# points: 2 of 5
# hint: both columns of both rows
# belief: logs[:, labels] takes from each row the entry of its label
# diagnosis: whole columns are taken where one entry of each row is meant
def log_softmax(Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def cross_entropy(Z, labels):
    return -np.mean(log_softmax(Z)[:, labels])
