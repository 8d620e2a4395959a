# task: unbroadcast
# points: 1 of 4
# hint: Which axis of the operand has size 1
# belief: broadcasting puts axes in front, as for a bias
# diagnosis: stretched axes are not added up
def unbroadcast(d, shape):
    return d.sum(axis=tuple(range(d.ndim - len(shape))))
