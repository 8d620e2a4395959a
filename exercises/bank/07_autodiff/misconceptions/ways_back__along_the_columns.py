# task: ways_back
# points: 3 of 5
# hint: NumPy lines shapes up at their ends
# belief: NumPy finds the right axis by itself
# diagnosis: the sum's gradient is left to NumPy's broadcasting
def matmul_back(d, A, B):
    return d @ B.T, A.T @ d


def sum_back(d, shape, axis):
    return np.ones(shape) * d


def pick_back(d, shape, rows):
    back = np.zeros(shape)
    np.add.at(back, rows, d)
    return back
