# task: gradient_check
# points: 3 of 5
# hint: whole rows were moved
# belief: x[i] is one entry
# diagnosis: whole rows are moved
def numeric_gradient(f, x, h):
    m = np.zeros(x.shape)
    if x.ndim == 0:
        return m
    for i in range(len(x)):
        above, below = x.astype(float), x.astype(float)
        above[i] += h
        below[i] -= h
        m[i] = (f(above) - f(below)) / (2 * h)
    return m


def relative_error(g, m):
    longest = max(np.linalg.norm(g.ravel()), np.linalg.norm(m.ravel()))
    return np.linalg.norm((g - m).ravel()) / longest if longest else 0.0
