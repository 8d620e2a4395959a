# task: linear_backward
# points: 2 of 4
# hint: Is the 1/n still to come
# belief: a mean over the examples is taken in every layer
# diagnosis: the gradients are divided by n once more
def linear_backward(dZ, X, W):
    n = len(X)
    return dZ @ W.T, X.T @ dZ / n, dZ.sum(axis=0) / n
