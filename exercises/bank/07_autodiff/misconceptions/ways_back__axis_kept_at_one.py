# task: ways_back
# points: 3 of 5
# hint: How many entries must get it
# belief: to bring the axis back is enough
# diagnosis: the axis of the sum comes back with size 1
def matmul_back(d, A, B):
    return d @ B.T, A.T @ d


def sum_back(d, shape, axis):
    return np.full(shape, d) if axis is None else np.expand_dims(d, axis)


def pick_back(d, shape, rows):
    back = np.zeros(shape)
    np.add.at(back, rows, d)
    return back
