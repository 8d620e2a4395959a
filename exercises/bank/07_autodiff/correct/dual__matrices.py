# task: dual
# style: the pair as a matrix with two equal numbers on the diagonal
def matrix(u):
    return np.array([[u[0], u[1]], [0.0, u[0]]])


def add(u, v):
    return (matrix(u) + matrix(v))[0]


def mul(u, v):
    return (matrix(u) @ matrix(v))[0]


def power(u, k):
    if k == 1:
        return u
    return np.array([u[0] ** k, k * u[1] * u[0] ** (k - 1)])


def exp(u):
    return np.exp(u[0]) * np.array([1.0, u[1]])
