# task: dropout
# style: a prediction keeps with the chance 1
def dropout(A, u, keep, training):
    if not training:
        u, keep = np.zeros(u.shape), 1.0
    return A * np.heaviside(keep - u, 0.0) / keep


def dropout_backward(dA, u, keep, training):
    chance = keep if training else 1
    stays = np.less(u, keep) | (not training)
    return np.divide(dA, chance) * stays
