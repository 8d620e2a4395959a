# task: collapse
# style: from the last layer to the first
def collapse(layers):
    W, b = layers[-1]
    for V, c in reversed(layers[:-1]):
        W, b = V @ W, c @ W + b
    return W, b
