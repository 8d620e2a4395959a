# task: gradient_check
# style: a flat copy, moved in place and put back
def numeric_gradient(f, x, h):
    flat = np.array(x, dtype=float).ravel()
    slopes = []
    for i in range(flat.size):
        kept = flat[i]
        flat[i] = kept + h
        above = f(flat.reshape(x.shape))
        flat[i] = kept - h
        below = f(flat.reshape(x.shape))
        flat[i] = kept
        slopes.append((above - below) / h / 2)
    return np.reshape(slopes, x.shape)


def length(v):
    return np.sqrt(np.vdot(v, v))


def relative_error(g, m):
    distance, lengths = length(g - m), [length(g), length(m)]
    if max(lengths) == 0:
        return 0
    return distance / max(lengths)
