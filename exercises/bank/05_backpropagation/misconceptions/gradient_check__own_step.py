# task: gradient_check
# points: 2 of 5
# hint: What does the formula measure with a step as long as 1
# belief: the smaller the step, the better, whatever was asked
# diagnosis: a step of its own is taken and not h
def numeric_gradient(f, x, h):
    h = 1e-6
    m = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[place] += h
        below[place] -= h
        m[place] = (f(above) - f(below)) / (2 * h)
    return m


def relative_error(g, m):
    longest = max(np.linalg.norm(g.ravel()), np.linalg.norm(m.ravel()))
    return np.linalg.norm((g - m).ravel()) / longest if longest else 0.0
