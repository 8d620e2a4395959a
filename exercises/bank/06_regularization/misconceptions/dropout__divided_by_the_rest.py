# task: dropout
# points: 1 of 5
# hint: you divided by the chance to be left out
# belief: what is missing is 1 - keep
# diagnosis: what stays is divided by 1 - keep
def dropout(A, u, keep, training):
    return A * (u < keep) / (1 - keep) if training else A


def dropout_backward(dA, u, keep, training):
    return dA * (u < keep) / (1 - keep) if training else dA
