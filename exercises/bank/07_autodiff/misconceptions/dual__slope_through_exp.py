# task: dual
# points: 2 of 4
# hint: a slope is a speed
# belief: both parts of a pair go through the function
# diagnosis: the slope goes through exp as the value does
def add(u, v):
    return u[0] + v[0], u[1] + v[1]


def mul(u, v):
    return u[0] * v[0], u[1] * v[0] + u[0] * v[1]


def power(u, k):
    return u[0] ** k, k * u[0] ** (k - 1) * u[1]


def exp(u):
    return np.exp(u[0]), np.exp(u[1])
