# task: linear_backward
# points: 2 of 4
# hint: Which kind of numbers can the array hold
# belief: zeros_like makes room for any number
# diagnosis: the answers are written into arrays of whole numbers
def linear_backward(dZ, X, W):
    dX, dW = np.zeros_like(X), np.zeros_like(W)
    dX[...] = dZ @ W.T
    dW[...] = X.T @ dZ
    return dX, dW, dZ.sum(axis=0)
