# task: cross_entropy
# style: NumPy's own log-sum-exp; the entries by take_along_axis
def log_softmax(Z):
    return Z - np.logaddexp.reduce(Z, axis=1, keepdims=True)


def cross_entropy(Z, labels):
    chosen = np.take_along_axis(log_softmax(Z), labels[:, None], axis=1)
    return -chosen.mean()
