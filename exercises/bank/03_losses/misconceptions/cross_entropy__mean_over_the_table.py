# task: cross_entropy
# points: 1 of 5
# hint: you divided by all six numbers of the table
# belief: np.mean knows which numbers are meant
# diagnosis: the sum is divided by the number of examples times the number of classes
def log_softmax(Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def cross_entropy(Z, labels):
    return -np.mean(np.eye(Z.shape[1])[labels] * log_softmax(Z))
