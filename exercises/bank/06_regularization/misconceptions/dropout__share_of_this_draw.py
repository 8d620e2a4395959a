# task: dropout
# points: 2 of 5
# hint: Which number is the same in every draw
# belief: the mean is to be right in every draw
# diagnosis: what stays is divided by the share that happened to stay
def dropout(A, u, keep, training):
    return A * (u < keep) / np.mean(u < keep) if training else A


def dropout_backward(dA, u, keep, training):
    return dA * (u < keep) / np.mean(u < keep) if training else dA
