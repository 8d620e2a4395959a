# task: cross_entropy
# points: 4 of 5
# hint: which line writes into Z
# belief: inside a function an array is a copy
# diagnosis: the function writes into the scores that it was given
def log_softmax(Z):
    Z -= Z.max(axis=1, keepdims=True)
    return Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))


def cross_entropy(Z, labels):
    return -np.mean(log_softmax(Z)[np.arange(len(Z)), labels])
