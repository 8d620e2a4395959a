# task: dropout
# points: 4 of 5
# hint: If it grows by 0.1, how far
# belief: the way back leaves out the same units, and that is all
# diagnosis: the gradient is not divided by keep
def dropout(A, u, keep, training):
    return np.where(u < keep, A / keep, 0.0) if training else A


def dropout_backward(dA, u, keep, training):
    return np.where(u < keep, dA, 0.0) if training else dA
