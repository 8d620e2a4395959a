# task: gradient_check
# points: 2 of 5
# hint: Are they two arrays, or two names for one
# belief: an array with a second name is a second array
# diagnosis: both places are one and the same array
def numeric_gradient(f, x, h):
    m = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above = below = x.astype(float)
        above[place] += h
        below[place] -= h
        m[place] = (f(above) - f(below)) / (2 * h)
    return m


def relative_error(g, m):
    longest = max(np.linalg.norm(g.ravel()), np.linalg.norm(m.ravel()))
    return np.linalg.norm((g - m).ravel()) / longest if longest else 0.0
