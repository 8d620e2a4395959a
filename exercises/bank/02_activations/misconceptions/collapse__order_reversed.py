# task: collapse
# points: 2 of 4
# hint: In which order do the two W follow it
# belief: the later layer stands on the left, as in f(g(x))
# diagnosis: the weights are multiplied in reverse order
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = V @ W if V.shape == W.shape else W @ V, b @ V + c
    return W, b
