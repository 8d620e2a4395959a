# task: collapse
# points: 2 of 4
# hint: Which axis of W belongs to the inputs
# belief: each row of W belongs to one output
# diagnosis: the weights come out transposed
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, b @ V + c
    return W.T, b
