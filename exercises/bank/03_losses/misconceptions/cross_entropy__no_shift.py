# task: cross_entropy
# points: 4 of 5
# hint: Which number may be taken from all scores of a row
# belief: with logarithms there is nothing left to overflow
# diagnosis: the powers are taken of the scores as they are
def log_softmax(Z):
    return Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))


def cross_entropy(Z, labels):
    return -np.mean(log_softmax(Z)[np.arange(len(Z)), labels])
