# task: collapse
# points: 2 of 4
# hint: through how many layers does the very first bias
# belief: each bias passes through the layer after it, and is done
# diagnosis: each bias passes through the next layer only
def collapse(layers):
    W, b = layers[0]
    total = np.zeros(layers[-1][0].shape[1])
    for place, (V, c) in enumerate(layers):
        later = layers[place + 1][0] if place + 1 < len(layers) else None
        passed = c if later is None else c @ later
        if passed.shape == total.shape:
            total = total + passed
        W = V if place == 0 else W @ V
    return W, total
