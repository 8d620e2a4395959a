# task: collapse
# points: 2 of 4
# hint: * multiplies entry by entry
# belief: * is the product of matrices
# diagnosis: weights are multiplied entry by entry
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W = W * V if W.shape == V.shape else W @ V
        b = b @ V + c
    return W, b
