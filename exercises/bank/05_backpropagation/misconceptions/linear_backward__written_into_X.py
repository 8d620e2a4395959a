# task: linear_backward
# points: 3 of 4
# hint: which line writes into X
# belief: X is no longer needed, so there is room for dX
# diagnosis: dX is written into X
def linear_backward(dZ, X, W):
    dW, db = X.T @ dZ, dZ.sum(axis=0)
    X = X if X.dtype == float else X.astype(float)
    X[...] = dZ @ W.T
    return X, dW, db
