# task: unbroadcast
# points: 1 of 4
# hint: Which axis went missing
# belief: a sum along an axis of size 1 gives the operand's shape
# diagnosis: the axes of size 1 are gone after the sum
def unbroadcast(d, shape):
    d = d.sum(axis=tuple(range(d.ndim - len(shape))))
    stretched = tuple(axis for axis, size in enumerate(shape) if size == 1)
    return d.sum(axis=stretched)
