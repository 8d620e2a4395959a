# task: collapse
# style: the first layer, then the rest
def collapse(layers):
    (W, b), *rest = layers
    if not rest:
        return [W, b]
    V, c = collapse(rest)
    return [np.dot(W, V), np.dot(b, V) + c]
