# task: update
# style: element by element in a copy
def update(x, s, w, b, lr):
    z = b
    for xi, wi in zip(x, w):
        z = z + xi * wi
    new = w.copy()
    if z * s > 0:
        return new, b
    for i in range(len(new)):
        new[i] += lr * s * x[i]
    return new, b + lr * s
