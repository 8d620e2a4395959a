# task: cross_entropy
# points: 0 of 5
# hint: Which shape lets each row meet its own sum
# belief: NumPy sees which sum belongs to which row
# diagnosis: the sums of the rows have the wrong shape
def log_softmax(Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1))


def cross_entropy(Z, labels):
    return -np.mean(log_softmax(Z)[np.arange(len(Z)), labels])
