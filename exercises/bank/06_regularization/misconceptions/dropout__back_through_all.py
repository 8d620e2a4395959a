# task: dropout
# points: 4 of 5
# hint: Can the loss change with it
# belief: dropout is for the way forward
# diagnosis: the gradient goes back through all units
def dropout(A, u, keep, training):
    return np.where(u < keep, A / keep, 0.0) if training else A


def dropout_backward(dA, u, keep, training):
    return dA
