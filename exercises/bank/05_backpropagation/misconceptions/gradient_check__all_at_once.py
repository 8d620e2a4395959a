# task: gradient_check
# points: 2 of 5
# hint: How many should be moved at a time
# belief: x + h moves x
# diagnosis: all entries are moved at once
def numeric_gradient(f, x, h):
    return np.full(x.shape, (f(x + h) - f(x - h)) / (2 * h))


def relative_error(g, m):
    longest = max(np.linalg.norm(g.ravel()), np.linalg.norm(m.ravel()))
    return np.linalg.norm((g - m).ravel()) / longest if longest else 0.0
