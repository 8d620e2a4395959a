# task: linear_backward
# points: 3 of 4
# hint: by an input or by a weight
# belief: the slope of z for x is x
# diagnosis: dX is made with X and not with W
def linear_backward(dZ, X, W):
    dX = dZ @ X.T if dZ.shape[1] == X.shape[1] == len(X) else np.zeros(X.shape)
    return dX, X.T @ dZ, dZ.sum(axis=0)
