# task: collapse
# style: augmented matrices, multiplied
def augmented(W, b):
    top = np.concatenate([[1.0], b])
    return np.vstack([top, np.column_stack([np.zeros(len(W)), W])])


def collapse(layers):
    M = augmented(*layers[0])
    for W, b in layers[1:]:
        M = M @ augmented(W, b)
    return M[1:, 1:], M[0, 1:]
