# task: gradient_check
# points: 3 of 5
# hint: Where did its entry stand when the second one was measured
# belief: an entry that has been measured is done with
# diagnosis: measured entries stay where they were moved
def numeric_gradient(f, x, h):
    m, moved = np.zeros(x.shape), x.astype(float)
    for place in np.ndindex(x.shape):
        moved[place] += h
        above = f(moved)
        moved[place] -= 2 * h
        m[place] = (above - f(moved)) / (2 * h)
    return m


def relative_error(g, m):
    longest = max(np.linalg.norm(g.ravel()), np.linalg.norm(m.ravel()))
    return np.linalg.norm((g - m).ravel()) / longest if longest else 0.0
