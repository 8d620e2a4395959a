# task: gradient_check
# points: 2 of 5
# hint: you moved one way only, from x to x + h
# belief: a slope is measured by one step ahead
# diagnosis: x is moved one way only
def numeric_gradient(f, x, h):
    m = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above = x.astype(float)
        above[place] += h
        m[place] = (f(above) - f(x)) / h
    return m


def relative_error(g, m):
    longest = max(np.linalg.norm(g.ravel()), np.linalg.norm(m.ravel()))
    return np.linalg.norm((g - m).ravel()) / longest if longest else 0.0
