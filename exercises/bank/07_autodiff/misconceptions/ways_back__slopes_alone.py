# task: ways_back
# points: 4 of 5
# hint: Where is what comes from above
# belief: the gradient of a product is the other factor
# diagnosis: d is left out of the product's gradients
def matmul_back(d, A, B):
    return B.T, A.T


def sum_back(d, shape, axis):
    if axis is not None:
        d = np.expand_dims(d, axis)
    return np.broadcast_to(d, shape)


def pick_back(d, shape, rows):
    back = np.zeros(shape)
    np.add.at(back, rows, d)
    return back
