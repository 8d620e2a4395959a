# task: weighted_sum
# points: 0 of 3
# hint: each input meets its own weight
# belief: the sum of products is the product of the sums
# diagnosis: inputs and weights are added up first and multiplied afterwards
def weighted_sum(x, w, b):
    return sum(x) * sum(w) + b
