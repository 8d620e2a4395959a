# task: dropout
# points: 4 of 5
# hint: way there and way back belong together
# belief: whoever goes back is training
# diagnosis: the way back leaves units out without training
def dropout(A, u, keep, training):
    return np.where(u < keep, A / keep, 0.0) if training else A


def dropout_backward(dA, u, keep, training):
    return np.where(u < keep, dA / keep, 0.0)
