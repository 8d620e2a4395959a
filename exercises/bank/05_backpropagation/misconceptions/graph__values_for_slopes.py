# task: graph
# points: 1 of 4
# hint: these are the values themselves
# belief: the gradient of the loss flows back as its value
# diagnosis: values are handed back in the place of slopes
def graph(a, b, c):
    p = a * b
    s = p + c
    t = np.tanh(b)
    values = {"p": p, "s": s, "t": t, "f": s * t}
    return values, {"s": s, "t": t, "p": p, "c": c, "a": a, "b": b}
