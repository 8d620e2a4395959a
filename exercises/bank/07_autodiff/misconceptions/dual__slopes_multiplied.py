# task: dual
# points: 2 of 4
# hint: is not the product of the slopes
# belief: the slope of a product is the product of the slopes
# diagnosis: the slopes of a product's factors are multiplied with each other
def add(u, v):
    return u[0] + v[0], u[1] + v[1]


def mul(u, v):
    return u[0] * v[0], u[1] * v[1]


def power(u, k):
    return u[0] ** k, k * u[0] ** (k - 1) * u[1]


def exp(u):
    return np.exp(u[0]), np.exp(u[0]) * u[1]
