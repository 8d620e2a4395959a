# task: unbroadcast
# points: 1 of 4
# hint: shapes are lined up at their ends
# belief: shapes are lined up at their beginnings
# diagnosis: the last axes are added up as if new axes came behind
def unbroadcast(d, shape):
    while d.ndim > len(shape):
        d = d.sum(axis=-1)
    stretched = tuple(axis for axis, size in enumerate(shape) if size == 1)
    return d.sum(axis=stretched, keepdims=True)
