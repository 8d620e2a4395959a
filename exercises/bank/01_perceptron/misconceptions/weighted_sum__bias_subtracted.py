# task: weighted_sum
# points: 0 of 3
# hint: Which sign does it have there
# belief: the bias is a threshold, so it is subtracted from the sum
# diagnosis: the bias is subtracted
def weighted_sum(x, w, b):
    return x @ w - b
