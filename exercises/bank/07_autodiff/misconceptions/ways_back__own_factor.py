# task: ways_back
# points: 4 of 5
# hint: by an entry of A or of B
# belief: the gradient for A is made with A
# diagnosis: each factor's gradient is made with the factor itself
def matmul_back(d, A, B):
    return d @ A.T, B.T @ d


def sum_back(d, shape, axis):
    if axis is not None:
        d = np.expand_dims(d, axis)
    return np.broadcast_to(d, shape)


def pick_back(d, shape, rows):
    back = np.zeros(shape)
    np.add.at(back, rows, d)
    return back
