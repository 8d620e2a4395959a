# task: linear_backward
# points: 3 of 4
# hint: What becomes of the axis of the examples
# belief: the slope of z for b is 1, so db is dZ
# diagnosis: dZ itself is handed back as db
def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ
