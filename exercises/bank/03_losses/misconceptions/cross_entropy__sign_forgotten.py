# task: cross_entropy
# points: 1 of 5
# hint: Which sign has its logarithm, and which a loss
# belief: the loss is the mean logarithm of the probability
# diagnosis: the minus in front of the logarithm is missing
def log_softmax(Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def cross_entropy(Z, labels):
    return np.mean(log_softmax(Z)[np.arange(len(Z)), labels])
