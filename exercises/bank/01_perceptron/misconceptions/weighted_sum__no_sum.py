# task: weighted_sum
# points: 0 of 3
# hint: Which sign of the formula makes one of them
# belief: a weighted sum is the weighted inputs
# diagnosis: the products are not added up
def weighted_sum(x, w, b):
    return x * w + b
