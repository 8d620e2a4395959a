# task: dropout
# style: a mask of numbers
def mask(u, keep, training):
    return (u < keep) / keep if training else np.ones(u.shape)


def dropout(A, u, keep, training):
    return A * mask(u, keep, training)


def dropout_backward(dA, u, keep, training):
    return dA * mask(u, keep, training)
