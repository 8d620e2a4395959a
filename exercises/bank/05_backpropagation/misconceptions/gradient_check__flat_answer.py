# task: gradient_check
# points: 3 of 5
# hint: Which shape has x, and which has your answer
# belief: a gradient is a list of slopes
# diagnosis: the answer has one axis, whatever x has
def numeric_gradient(f, x, h):
    flat = x.astype(float).ravel()
    m = np.zeros(flat.size)
    for i in range(flat.size):
        e = np.zeros(flat.size)
        e[i] = h
        m[i] = (f((flat + e).reshape(x.shape)) - f((flat - e).reshape(x.shape))) / (2 * h)
    return m


def relative_error(g, m):
    longest = max(np.linalg.norm(g.ravel()), np.linalg.norm(m.ravel()))
    return np.linalg.norm((g - m).ravel()) / longest if longest else 0.0
