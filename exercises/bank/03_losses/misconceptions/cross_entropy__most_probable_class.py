# task: cross_entropy
# points: 1 of 5
# hint: this takes the most probable class of each row
# belief: the loss looks at the class that the network chooses
# diagnosis: the most probable class is taken in place of the label
def log_softmax(Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def cross_entropy(Z, labels):
    return -np.mean(log_softmax(Z).max(axis=1))
