# task: gradient_check
# style: one direction for each entry, as arrays of one 1
def numeric_gradient(f, x, h):
    x = 1.0 * x
    directions = h * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([(f(x + e) - f(x - e)) / (2 * h) for e in directions]).reshape(x.shape)


def relative_error(g, m):
    squares = [np.sum(np.square(v)) for v in (g - m, g, m)]
    longest = max(squares[1:])
    return float(np.sqrt(squares[0] / longest)) if longest > 0 else 0.0
