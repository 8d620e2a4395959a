# task: linear_backward
# points: 3 of 4
# hint: Does your product run along that row
# belief: what went forward through W goes back through W
# diagnosis: dZ goes back through W without a transpose
def linear_backward(dZ, X, W):
    dX = dZ @ W if dZ.shape[1] == W.shape[0] == W.shape[1] else dZ @ W.T
    return dX, X.T @ dZ, dZ.sum(axis=0)
