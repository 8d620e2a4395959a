# task: cross_entropy
# style: a table of zeros and ones, and einsum
def log_softmax(Z):
    shifted = (Z.T - Z.max(axis=1)).T
    return (shifted.T - np.log(np.sum(np.exp(shifted), axis=1))).T


def cross_entropy(Z, labels):
    Y = np.eye(Z.shape[1])[labels]
    return -np.einsum("ik,ik->", Y, log_softmax(Z)) / len(Z)
