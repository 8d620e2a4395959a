# task: dual
# points: 2 of 4
# hint: each slope met its own value
# belief: a slope belongs to its own value
# diagnosis: each factor's slope is multiplied by the factor itself
def add(u, v):
    return u[0] + v[0], u[1] + v[1]


def mul(u, v):
    return u[0] * v[0], u[0] * u[1] + v[0] * v[1]


def power(u, k):
    return u[0] ** k, k * u[0] ** (k - 1) * u[1]


def exp(u):
    return np.exp(u[0]), np.exp(u[0]) * u[1]
