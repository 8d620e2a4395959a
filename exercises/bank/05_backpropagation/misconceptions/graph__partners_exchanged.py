# task: graph
# points: 1 of 4
# hint: does p grow by 0.1 a or by 0.1 b
# belief: the slope of a b for a is a
# diagnosis: the slopes of the product a b are exchanged
def graph(a, b, c):
    p = a * b
    s = p + c
    t = np.tanh(b)
    values = {"p": p, "s": s, "t": t, "f": s * t}
    db = t * b + s * (1 - t**2)
    return values, {"s": t, "t": s, "p": t, "c": t, "a": t * a, "b": db}
