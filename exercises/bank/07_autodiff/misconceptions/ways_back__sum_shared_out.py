# task: ways_back
# points: 3 of 5
# hint: or by a part of it
# belief: a sum shares its gradient out among its entries
# diagnosis: the sum's gradient is divided by the number of entries
def matmul_back(d, A, B):
    return d @ B.T, A.T @ d


def sum_back(d, shape, axis):
    if axis is not None:
        d = np.expand_dims(d, axis)
    back = np.broadcast_to(d, shape)
    return back / (back.size if axis is None else shape[axis])


def pick_back(d, shape, rows):
    back = np.zeros(shape)
    np.add.at(back, rows, d)
    return back
