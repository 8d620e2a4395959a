# task: dual
# points: 2 of 4
# hint: this would be right if x moved by 1
# belief: e^x is its own slope, whatever x is made from
# diagnosis: the slope of the exponent is left out
def add(u, v):
    return u[0] + v[0], u[1] + v[1]


def mul(u, v):
    return u[0] * v[0], u[1] * v[0] + u[0] * v[1]


def power(u, k):
    return u[0] ** k, k * u[0] ** (k - 1) * u[1]


def exp(u):
    return np.exp(u[0]), np.exp(u[0])
