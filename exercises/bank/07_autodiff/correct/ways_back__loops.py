# task: ways_back
# style: loops over all entries
def matmul_back(d, A, B):
    dA, dB = np.zeros(A.shape), np.zeros(B.shape)
    for i, j in np.ndindex(d.shape):
        for k in range(A.shape[1]):
            dA[i, k] += d[i, j] * B[k, j]
            dB[k, j] += d[i, j] * A[i, k]
    return dA, dB


def sum_back(d, shape, axis):
    back = np.zeros(shape)
    for place in np.ndindex(shape):
        rest = list(place)
        if axis is not None:
            del rest[axis]
        back[place] = d[tuple(rest)] if axis is not None else d
    return back


def pick_back(d, shape, rows):
    back = np.zeros(shape)
    for row, slope in zip(rows, d):
        back[row] += slope
    return back
