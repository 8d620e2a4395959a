# task: cross_entropy
# points: 2 of 5
# hint: this is the sum of both losses
# belief: sum or mean, the minimum is the same
# diagnosis: the losses are added up and not averaged
def log_softmax(Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def cross_entropy(Z, labels):
    return -np.sum(log_softmax(Z)[np.arange(len(Z)), labels])
