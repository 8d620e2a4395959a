# task: dual
# points: 2 of 4
# hint: And the second's
# belief: in a product one factor moves and the other is a constant
# diagnosis: the second factor of a product is taken as a constant
def add(u, v):
    return u[0] + v[0], u[1] + v[1]


def mul(u, v):
    return u[0] * v[0], u[1] * v[0]


def power(u, k):
    return u[0] ** k, k * u[0] ** (k - 1) * u[1]


def exp(u):
    return np.exp(u[0]), np.exp(u[0]) * u[1]
