# task: dropout
# points: 4 of 5
# hint: What is left to do for a prediction
# belief: a prediction is always multiplied by keep
# diagnosis: predictions are multiplied by keep, though training divides by it
def dropout(A, u, keep, training):
    return np.where(u < keep, A / keep, 0.0) if training else keep * A


def dropout_backward(dA, u, keep, training):
    return np.where(u < keep, dA / keep, 0.0) if training else dA
