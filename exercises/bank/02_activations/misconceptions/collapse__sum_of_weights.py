# task: collapse
# points: 2 of 4
# hint: Does that add their weights
# belief: a second layer adds its weights to those of the first
# diagnosis: weights are added
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W = W + V if W.shape == V.shape else W @ V
        b = b @ V + c
    return W, b
