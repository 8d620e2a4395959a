# task: collapse
# points: 2 of 4
# hint: this is the last bias alone
# belief: only the last bias reaches the output
# diagnosis: only the last bias is kept
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, c
    return W, b
