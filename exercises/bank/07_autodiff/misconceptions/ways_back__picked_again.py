# task: ways_back
# points: 3 of 5
# hint: you picked from d as one picks on the way forward
# belief: the way back of picking is picking
# diagnosis: the rows are picked from d
def matmul_back(d, A, B):
    return d @ B.T, A.T @ d


def sum_back(d, shape, axis):
    if axis is not None:
        d = np.expand_dims(d, axis)
    return np.broadcast_to(d, shape)


def pick_back(d, shape, rows):
    return d[rows % len(d)]
