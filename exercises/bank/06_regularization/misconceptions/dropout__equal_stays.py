# task: dropout
# points: 2 of 5
# hint: To which side does your comparison count it
# belief: smaller or equal is the same for random numbers
# diagnosis: a number that equals keep stays
def dropout(A, u, keep, training):
    return np.where(u <= keep, A / keep, 0.0) if training else A


def dropout_backward(dA, u, keep, training):
    return np.where(u <= keep, dA / keep, 0.0) if training else dA
