# task: dual
# style: the slope as a tiny imaginary part
TINY = 1e-30


def pair(z):
    return float(z.real), float(z.imag / TINY)


def number(u):
    return complex(u[0], TINY * u[1])


def add(u, v):
    return pair(number(u) + number(v))


def mul(u, v):
    return pair(number(u) * number(v))


def power(u, k):
    return pair(number(u) ** k)


def exp(u):
    return pair(np.exp(number(u)))
