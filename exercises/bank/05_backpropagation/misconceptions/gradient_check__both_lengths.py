# task: gradient_check
# points: 3 of 5
# hint: you divided by both lengths together
# belief: of two lengths one takes the sum
# diagnosis: both lengths are added below
def numeric_gradient(f, x, h):
    m = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[place] += h
        below[place] -= h
        m[place] = (f(above) - f(below)) / (2 * h)
    return m


def relative_error(g, m):
    below = np.sqrt(np.sum(g**2)) + np.sqrt(np.sum(m**2))
    return np.sqrt(np.sum((g - m) ** 2)) / below if below else 0.0
