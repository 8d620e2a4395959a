# task: unbroadcast
# points: 0 of 4
# hint: this is what one use brings
# belief: all uses of one number have the same gradient
# diagnosis: the gradient of the first use alone is taken
def unbroadcast(d, shape):
    while d.ndim > len(shape):
        d = d[0]
    for axis, size in enumerate(shape):
        if size == 1:
            d = np.take(d, [0], axis=axis)
    return d
