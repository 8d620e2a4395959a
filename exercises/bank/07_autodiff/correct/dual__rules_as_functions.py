# task: dual
# style: one function for all rules, lists
def chain(value, *parts):
    return [value, sum(local * slope for local, slope in parts)]


def add(u, v):
    return chain(u[0] + v[0], (1, u[1]), (1, v[1]))


def mul(u, v):
    (a, da), (b, db) = u, v
    return chain(a * b, (b, da), (a, db))


def power(u, k):
    a, da = u
    return chain(a**k, (k * a ** (k - 1), da))


def exp(u):
    e = np.exp(u[0])
    return chain(e, (e, u[1]))
