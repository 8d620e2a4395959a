# task: ways_back
# points: 4 of 5
# hint: multiplies entry by entry
# belief: @ and * have the same rule
# diagnosis: the rule for * is used for @
def matmul_back(d, A, B):
    return d * B, d * A


def sum_back(d, shape, axis):
    if axis is not None:
        d = np.expand_dims(d, axis)
    return np.broadcast_to(d, shape)


def pick_back(d, shape, rows):
    back = np.zeros(shape)
    np.add.at(back, rows, d)
    return back
