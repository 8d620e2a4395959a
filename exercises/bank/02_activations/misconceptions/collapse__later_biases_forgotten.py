# task: collapse
# points: 2 of 4
# hint: Which bias is missing
# belief: the first bias is carried along, and that is all
# diagnosis: the biases of the later layers are left out
def collapse(layers):
    W, b = layers[0]
    for V, _ in layers[1:]:
        W, b = W @ V, b @ V
    return W, b
