# task: linear_backward
# points: 3 of 4
# hint: What should db have one number for
# belief: a bias belongs to an example
# diagnosis: db is summed over the units and not over the examples
def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=1)
