# task: cross_entropy
# points: 1 of 5
# hint: What does a second softmax make of probabilities
# belief: the loss gets probabilities, as every network ends in softmax
# diagnosis: the scores go through softmax twice
def log_softmax(Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def cross_entropy(Z, labels):
    P = np.exp(log_softmax(Z))
    return -np.mean(log_softmax(P)[np.arange(len(Z)), labels])
