# task: dropout
# points: 4 of 5
# hint: which line writes into A
# belief: activations that are left out may be erased
# diagnosis: the units are erased in the array that is given
def dropout(A, u, keep, training):
    if training:
        A[u >= keep] = 0
        return A / keep
    return A


def dropout_backward(dA, u, keep, training):
    if training:
        dA[u >= keep] = 0
        return dA / keep
    return dA
