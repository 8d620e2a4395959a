# task: ways_back
# points: 3 of 5
# hint: row 2 has only what came last
# belief: back[rows] += d adds once for each row in rows
# diagnosis: a row that was picked twice keeps the last gradient alone
def matmul_back(d, A, B):
    return d @ B.T, A.T @ d


def sum_back(d, shape, axis):
    if axis is not None:
        d = np.expand_dims(d, axis)
    return np.broadcast_to(d, shape)


def pick_back(d, shape, rows):
    back = np.zeros(shape)
    back[rows] += d
    return back
