# task: update
# style: a helper that decides, and a list for the two values
def is_mistake(x, s, w, b):
    z = float(np.sum(np.multiply(x, w))) + b
    return not (z > 0 if s > 0 else z < 0)


def update(x, s, w, b, lr):
    if is_mistake(x, s, w, b):
        return [np.add(w, lr * s * x), b + lr * s]
    return [w, b]
