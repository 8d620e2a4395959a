# task: gradient_check
# points: 3 of 5
# hint: What is still to be done to the sum of squares
# belief: the length is the sum of squares
# diagnosis: the roots are left out
def numeric_gradient(f, x, h):
    m = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[place] += h
        below[place] -= h
        m[place] = (f(above) - f(below)) / (2 * h)
    return m


def relative_error(g, m):
    below = max(np.sum(g**2), np.sum(m**2))
    return np.sum((g - m) ** 2) / below if below else 0.0
