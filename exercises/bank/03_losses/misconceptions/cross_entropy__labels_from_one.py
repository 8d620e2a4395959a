# task: cross_entropy
# points: 1 of 5
# hint: labels count from 0, as Python does
# belief: class 1 is the first class
# diagnosis: the labels are taken to count from 1
def log_softmax(Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def cross_entropy(Z, labels):
    return -np.mean(log_softmax(Z)[np.arange(len(Z)), labels - 1])
