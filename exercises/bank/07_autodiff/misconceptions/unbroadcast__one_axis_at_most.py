# task: unbroadcast
# points: 2 of 4
# hint: a single number has no axes
# belief: one new axis at most comes in front
# diagnosis: one axis in front is added up at most
def unbroadcast(d, shape):
    if d.ndim > len(shape):
        d = d.sum(axis=0)
    stretched = tuple(axis for axis, size in enumerate(shape) if size == 1)
    return d.sum(axis=stretched, keepdims=True)
