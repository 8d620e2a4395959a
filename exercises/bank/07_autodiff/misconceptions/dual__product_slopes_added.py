# task: dual
# points: 2 of 4
# hint: does it depend on the second factor
# belief: slopes always add up
# diagnosis: the slopes of a product's factors are added as they are
def add(u, v):
    return u[0] + v[0], u[1] + v[1]


def mul(u, v):
    return u[0] * v[0], u[1] + v[1]


def power(u, k):
    return u[0] ** k, k * u[0] ** (k - 1) * u[1]


def exp(u):
    return np.exp(u[0]), np.exp(u[0]) * u[1]
