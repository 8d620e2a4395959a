# task: linear_backward
# points: 3 of 4
# hint: How many biases are there
# belief: a layer has one bias
# diagnosis: dZ is summed over everything
def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ.sum()
