# task: weighted_sum
# points: 2 of 3
# hint: which line writes into x
# belief: inside a function x is mine, so I can reuse it
# diagnosis: the products are written into x
def weighted_sum(x, w, b):
    x *= w
    return x.sum() + b
