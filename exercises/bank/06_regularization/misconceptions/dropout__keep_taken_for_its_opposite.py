# task: dropout
# points: 1 of 5
# hint: Is keep the chance to stay, or to be left out
# belief: the number of dropout is the chance to drop
# diagnosis: keep is taken for the chance to be left out
def dropout(A, u, keep, training):
    return A * (u >= keep) / (1 - keep) if training else A


def dropout_backward(dA, u, keep, training):
    return dA * (u >= keep) / (1 - keep) if training else dA
