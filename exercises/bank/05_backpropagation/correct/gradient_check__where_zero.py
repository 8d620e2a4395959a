# task: gradient_check
# style: moved where a mask is true, no branch for zeros
def numeric_gradient(f, x, h):
    places = np.arange(x.size).reshape(x.shape)
    shifts = [np.where(places == i, h, 0.0) for i in range(x.size)]
    m = [f(x + s) - f(x - s) for s in shifts]
    return np.array(m).reshape(x.shape) / (2 * h)


def relative_error(g, m):
    def length(v):
        return float(np.sqrt((v**2).sum()))

    return length(g - m) / (max(length(g), length(m)) or 1.0)
