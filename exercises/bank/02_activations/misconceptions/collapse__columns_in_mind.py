# task: collapse
# points: 0 of 4
# hint: In which order do the two W follow it
# belief: W₂(W₁x + b₁) + b₂, as in the books that write x as a column
# diagnosis: x is taken for a column
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = V @ W, V @ b + c
    return W, b
