# task: unbroadcast
# points: 1 of 4
# hint: Which of its axes has the operand not got
# belief: broadcasting stretches axes of size 1 and does nothing else
# diagnosis: axes that were put in front are not added up
def unbroadcast(d, shape):
    stretched = tuple(
        axis for axis, size in enumerate(shape, start=d.ndim - len(shape)) if size == 1
    )
    return d.sum(axis=stretched, keepdims=True)
