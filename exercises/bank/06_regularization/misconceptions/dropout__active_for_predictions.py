# task: dropout
# points: 4 of 5
# hint: When are units left out
# belief: dropout belongs to the network, always
# diagnosis: units are left out for predictions as well
def dropout(A, u, keep, training):
    return np.where(u < keep, A / keep, 0.0)


def dropout_backward(dA, u, keep, training):
    return np.where(u < keep, dA / keep, 0.0)
