# task: gradient_check
# points: 4 of 5
# hint: which line writes into x
# belief: adding h and taking it away again changes nothing
# diagnosis: x itself is moved, and rounding is left behind
def numeric_gradient(f, x, h):
    if x.dtype != float:
        x = x.astype(float)
    m = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        x[place] += h
        above = f(x)
        x[place] -= 2 * h
        m[place] = (above - f(x)) / (2 * h)
        x[place] += h
    return m


def relative_error(g, m):
    longest = max(np.linalg.norm(g.ravel()), np.linalg.norm(m.ravel()))
    return np.linalg.norm((g - m).ravel()) / longest if longest else 0.0
