# task: gradient_check
# style: the mean of both one-sided slopes
def numeric_gradient(f, x, h):
    x = np.asarray(x, dtype=np.float64)
    here = f(x)
    m = np.empty_like(x)
    for place, _ in np.ndenumerate(x):
        right, left = x.copy(), x.copy()
        right[place], left[place] = x[place] + h, x[place] - h
        m[place] = ((f(right) - here) / h + (here - f(left)) / h) / 2
    return m


def relative_error(g, m):
    longest = max(np.linalg.norm(np.ravel(g)), np.linalg.norm(np.ravel(m)))
    if longest == 0:
        return 0.0
    return np.linalg.norm(np.ravel(g) / longest - np.ravel(m) / longest)
