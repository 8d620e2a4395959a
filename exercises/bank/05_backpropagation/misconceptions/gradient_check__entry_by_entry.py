# task: gradient_check
# points: 3 of 5
# hint: What do the two bars of the formula stand for
# belief: each entry has an error of its own
# diagnosis: there is one error for each entry
def numeric_gradient(f, x, h):
    m = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[place] += h
        below[place] -= h
        m[place] = (f(above) - f(below)) / (2 * h)
    return m


def relative_error(g, m):
    below = np.maximum(np.abs(g), np.abs(m))
    return np.abs(g - m) / np.where(below > 0, below, 1.0)
