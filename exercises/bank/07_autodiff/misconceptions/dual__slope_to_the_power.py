# task: dual
# points: 2 of 4
# hint: you took the slope to the power, too
# belief: an operation does the same to both parts of a pair
# diagnosis: the slope is raised to the power as the value is
def add(u, v):
    return u[0] + v[0], u[1] + v[1]


def mul(u, v):
    return u[0] * v[0], u[1] * v[0] + u[0] * v[1]


def power(u, k):
    return u[0] ** k, u[1] ** k


def exp(u):
    return np.exp(u[0]), np.exp(u[0]) * u[1]
