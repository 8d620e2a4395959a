# task: ways_back
# style: moveaxis, and transposed products
def matmul_back(d, A, B):
    return [(B @ d.T).T, (d.T @ A).T]


def sum_back(d, shape, axis):
    back = np.empty(shape)
    if axis is None:
        back[...] = d
    else:
        np.moveaxis(back, axis, 0)[...] = d
    return back


def pick_back(d, shape, rows):
    rows = rows % shape[0]
    return np.array([d[rows == row].sum(axis=0) for row in range(shape[0])])
