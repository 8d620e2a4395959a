# task: dual
# points: 2 of 4
# hint: this would be right if x moved by 1
# belief: the slope of a power is the rule from the table
# diagnosis: the slope of what is raised to a power is left out
def add(u, v):
    return u[0] + v[0], u[1] + v[1]


def mul(u, v):
    return u[0] * v[0], u[1] * v[0] + u[0] * v[1]


def power(u, k):
    return u[0] ** k, k * u[0] ** (k - 1)


def exp(u):
    return np.exp(u[0]), np.exp(u[0]) * u[1]
