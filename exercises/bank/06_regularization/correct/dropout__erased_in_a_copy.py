# task: dropout
# style: what does not stay is erased in a copy
def dropout(A, u, keep, training):
    A = A.astype(float)
    if training:
        A /= keep
        A[~(u < keep)] = 0.0
    return A


def dropout_backward(dA, u, keep, training):
    return dropout(dA, u, keep, training)
