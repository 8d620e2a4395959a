# task: linear_backward
# points: 3 of 4
# hint: rows and columns exchanged
# belief: each row of W belongs to one sum
# diagnosis: dW comes out transposed
def linear_backward(dZ, X, W):
    return dZ @ W.T, dZ.T @ X, dZ.sum(axis=0)
