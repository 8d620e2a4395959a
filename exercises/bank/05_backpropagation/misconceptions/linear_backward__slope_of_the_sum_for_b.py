# task: linear_backward
# points: 3 of 4
# hint: And the slope of the loss
# belief: the gradient of a bias is always 1
# diagnosis: db is 1 everywhere
def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, np.ones(W.shape[1])
