# task: linear_backward
# points: 2 of 4
# hint: * multiplies entry by entry
# belief: a chain of derivatives is a product, entry by entry
# diagnosis: slopes are multiplied entry by entry
def linear_backward(dZ, X, W):
    equal = dZ.shape == X.shape == W.shape
    return dZ * W if equal else dZ @ W.T, dZ * X if equal else X.T @ dZ, dZ.sum(axis=0)
