# task: collapse
# points: 2 of 4
# hint: through which layer does b₁ still have to go
# belief: biases add up
# diagnosis: the first bias does not pass through the later layers
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W = W @ V
        b = b + c if b.shape == c.shape else c
    return W, b
