# task: gradient_check
# points: 3 of 5
# hint: Compared with what
# belief: a small difference is a small error
# diagnosis: the distance is not divided by a length
def numeric_gradient(f, x, h):
    m = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[place] += h
        below[place] -= h
        m[place] = (f(above) - f(below)) / (2 * h)
    return m


def relative_error(g, m):
    return np.sqrt(np.sum((g - m) ** 2))
