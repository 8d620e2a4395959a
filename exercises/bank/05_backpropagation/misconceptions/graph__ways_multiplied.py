# task: graph
# points: 2 of 4
# hint: Here are two ways
# belief: by the chain rule, slopes multiply
# diagnosis: the two ways from b are multiplied
def graph(a, b, c):
    p = a * b
    s = p + c
    t = np.tanh(b)
    values = {"p": p, "s": s, "t": t, "f": s * t}
    db = (t * a) * (s * (1 - t**2))
    return values, {"s": t, "t": s, "p": t, "c": t, "a": t * b, "b": db}
