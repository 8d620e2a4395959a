# task: ways_back
# points: 4 of 5
# hint: Along which axis does an entry of A reach the products
# belief: the gradient goes through the same product as the values
# diagnosis: the other factor is not transposed
def matmul_back(d, A, B):
    return d @ B, A @ d


def sum_back(d, shape, axis):
    if axis is not None:
        d = np.expand_dims(d, axis)
    return np.broadcast_to(d, shape)


def pick_back(d, shape, rows):
    back = np.zeros(shape)
    np.add.at(back, rows, d)
    return back
