# task: dropout
# points: 2 of 5
# hint: What brings it back
# belief: dropout leaves units out, and that is all
# diagnosis: what stays is not divided by keep
def dropout(A, u, keep, training):
    return np.where(u < keep, A, 0.0) if training else A


def dropout_backward(dA, u, keep, training):
    return np.where(u < keep, dA, 0.0) if training else dA
