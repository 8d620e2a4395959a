# task: dual
# points: 2 of 4
# hint: by how much is the exponent lowered
# belief: the slope of a power is the exponent times the power
# diagnosis: the exponent is not lowered in the slope of a power
def add(u, v):
    return u[0] + v[0], u[1] + v[1]


def mul(u, v):
    return u[0] * v[0], u[1] * v[0] + u[0] * v[1]


def power(u, k):
    return u[0] ** k, k * u[0] ** k * u[1]


def exp(u):
    return np.exp(u[0]), np.exp(u[0]) * u[1]
