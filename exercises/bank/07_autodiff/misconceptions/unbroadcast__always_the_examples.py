# task: unbroadcast
# points: 0 of 4
# hint: you added along the first axis
# belief: what is broadcast is a bias, so sum over the examples
# diagnosis: the first axis is added up, whatever was repeated
def unbroadcast(d, shape):
    return d.sum(axis=0)
