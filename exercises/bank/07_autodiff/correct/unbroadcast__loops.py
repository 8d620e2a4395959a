# task: unbroadcast
# style: one axis at a time
def unbroadcast(d, shape):
    while d.ndim > len(shape):
        d = np.sum(d, axis=0)
    for axis in range(len(shape)):
        if shape[axis] == 1:
            d = d.sum(axis=axis, keepdims=True)
    return d
