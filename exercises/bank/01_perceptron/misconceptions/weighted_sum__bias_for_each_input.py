# task: weighted_sum
# points: 0 of 3
# hint: how many times does the formula add the bias
# belief: every input brings the bias along
# diagnosis: the bias is added once for each input
def weighted_sum(x, w, b):
    z = 0.0
    for xi, wi in zip(x, w):
        z += xi * wi + b
    return z
