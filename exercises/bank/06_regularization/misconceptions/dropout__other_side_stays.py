# task: dropout
# points: 1 of 5
# hint: On which side of keep does a unit stay
# belief: a large number means that a unit stays
# diagnosis: the units with large numbers stay
def dropout(A, u, keep, training):
    return np.where(u >= keep, A / keep, 0.0) if training else A


def dropout_backward(dA, u, keep, training):
    return np.where(u >= keep, dA / keep, 0.0) if training else dA
