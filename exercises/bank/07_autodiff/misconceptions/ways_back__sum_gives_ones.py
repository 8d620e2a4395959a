# task: ways_back
# points: 3 of 5
# hint: how fast does the loss change with the sum
# belief: the slope of a sum is 1
# diagnosis: d is left out of the sum's gradient
def matmul_back(d, A, B):
    return d @ B.T, A.T @ d


def sum_back(d, shape, axis):
    return np.ones(shape)


def pick_back(d, shape, rows):
    back = np.zeros(shape)
    np.add.at(back, rows, d)
    return back
