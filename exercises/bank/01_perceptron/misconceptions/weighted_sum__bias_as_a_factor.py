# task: weighted_sum
# points: 0 of 3
# hint: is the bias a factor or a summand
# belief: the bias scales the sum
# diagnosis: the sum is multiplied by the bias
def weighted_sum(x, w, b):
    return b * np.sum(x * w)
