# task: ways_back
# style: einsum, repeat, and a table of which row is which
def matmul_back(d, A, B):
    return np.einsum("nm,km->nk", d, B), np.einsum("nk,nm->km", A, d)


def sum_back(d, shape, axis):
    if axis is None:
        return np.full(shape, d)
    return np.repeat(np.expand_dims(d, axis), shape[axis], axis=axis)


def pick_back(d, shape, rows):
    which = np.eye(shape[0])[rows]
    return which.T @ d
