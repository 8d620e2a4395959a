# task: unbroadcast
# points: 0 of 4
# hint: is it the mean of all uses that counts
# belief: a gradient of several uses is their mean
# diagnosis: the mean over all uses is taken and not the sum
def unbroadcast(d, shape):
    d = d.mean(axis=tuple(range(d.ndim - len(shape))))
    stretched = tuple(axis for axis, size in enumerate(shape) if size == 1)
    return d.mean(axis=stretched, keepdims=True)
