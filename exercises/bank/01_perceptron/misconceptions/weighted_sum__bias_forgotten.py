# task: weighted_sum
# points: 0 of 3
# hint: what should the unit answer when all inputs are 0
# belief: the bias is a detail that the weights make up for
# diagnosis: the bias is left out
def weighted_sum(x, w, b):
    return np.dot(x, w)
