# task: collapse
# points: 0 of 4
# hint: How many are in the list
# belief: a stack is two layers
# diagnosis: only the first two layers are looked at
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:2]:
        W, b = W @ V, b @ V + c
    return W, b
