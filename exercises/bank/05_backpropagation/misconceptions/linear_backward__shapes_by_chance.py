# task: linear_backward
# points: 0 of 4
# hint: Which way round must W stand
# belief: what went forward through X goes back through X
# diagnosis: nothing is transposed
def linear_backward(dZ, X, W):
    db = dZ.sum(axis=0)
    dX = dZ @ W
    dW = X @ dZ
    return dX, dW, db
