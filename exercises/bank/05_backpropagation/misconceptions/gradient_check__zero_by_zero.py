# task: gradient_check
# points: 3 of 5
# hint: What does your division make of 0 / 0
# belief: a gradient is never zero
# diagnosis: 0 is divided by 0 where both are zero
def numeric_gradient(f, x, h):
    m = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[place] += h
        below[place] -= h
        m[place] = (f(above) - f(below)) / (2 * h)
    return m


def relative_error(g, m):
    with np.errstate(all="ignore"):
        return np.sqrt(np.sum((g - m) ** 2)) / np.sqrt(max(np.sum(g**2), np.sum(m**2)))
