# task: gradient_check
# points: 3 of 5
# hint: Is there a number in your code that is larger
# belief: a small number below does no harm
# diagnosis: a small number is added to the length
def numeric_gradient(f, x, h):
    m = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[place] += h
        below[place] -= h
        m[place] = (f(above) - f(below)) / (2 * h)
    return m


def relative_error(g, m):
    longest = max(np.sqrt(np.sum(g**2)), np.sqrt(np.sum(m**2)))
    return np.sqrt(np.sum((g - m) ** 2)) / (longest + 1e-8)
