# task: gradient_check
# points: 3 of 5
# hint: which is longer, g or m
# belief: the given gradient is the measure
# diagnosis: the distance is divided by the length of g, whichever is longer
def numeric_gradient(f, x, h):
    m = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[place] += h
        below[place] -= h
        m[place] = (f(above) - f(below)) / (2 * h)
    return m


def relative_error(g, m):
    below = np.sqrt(np.sum(g**2))
    with np.errstate(all="ignore"):
        return np.sqrt(np.sum((g - m) ** 2)) / below if np.any(g != m) else 0.0
