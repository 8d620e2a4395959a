# task: ways_back
# points: 3 of 5
# hint: is it the mean of all uses that counts
# belief: several picks of a row share its gradient
# diagnosis: a row that was picked twice gets the mean
def matmul_back(d, A, B):
    return d @ B.T, A.T @ d


def sum_back(d, shape, axis):
    if axis is not None:
        d = np.expand_dims(d, axis)
    return np.broadcast_to(d, shape)


def pick_back(d, shape, rows):
    back = np.zeros(shape)
    np.add.at(back, rows, d)
    for row in set((rows % shape[0]).tolist()):
        back[row] /= np.sum(rows % shape[0] == row)
    return back
