# task: dropout
# points: 2 of 5
# hint: Should what stays become smaller or larger
# belief: fewer units need a smaller sum
# diagnosis: what stays is multiplied by keep
def dropout(A, u, keep, training):
    return np.where(u < keep, A * keep, 0.0) if training else A


def dropout_backward(dA, u, keep, training):
    return np.where(u < keep, dA * keep, 0.0) if training else dA
