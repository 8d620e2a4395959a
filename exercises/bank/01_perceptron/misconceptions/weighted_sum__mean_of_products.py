# task: weighted_sum
# points: 0 of 3
# hint: Does it divide by the number of inputs
# belief: the inputs are averaged, so that many inputs do not make z large
# diagnosis: the products are averaged
def weighted_sum(x, w, b):
    return np.mean(x * w) + b
