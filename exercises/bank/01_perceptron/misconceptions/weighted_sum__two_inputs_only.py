# task: weighted_sum
# points: 0 of 3
# hint: how many does your line look at
# belief: a unit has two inputs, as in the pictures
# diagnosis: only the first two inputs are used
def weighted_sum(x, w, b):
    return b + x[0] * w[0] + x[1] * w[1]
