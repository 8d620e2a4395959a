# task: dropout
# points: 1 of 5
# hint: What brings it back
# belief: the prediction makes up for what training left out
# diagnosis: predictions are multiplied by keep, and training divides nothing
def dropout(A, u, keep, training):
    return A * (u < keep) if training else keep * A


def dropout_backward(dA, u, keep, training):
    return dA * (u < keep) if training else keep * dA
