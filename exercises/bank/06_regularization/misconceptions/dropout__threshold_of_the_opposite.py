# task: dropout
# points: 1 of 5
# hint: With which number is u compared
# belief: a unit goes with the chance keep
# diagnosis: u is compared with 1 - keep
def dropout(A, u, keep, training):
    return np.where(u < 1 - keep, A / keep, 0.0) if training else A


def dropout_backward(dA, u, keep, training):
    return np.where(u < 1 - keep, dA / keep, 0.0) if training else dA
