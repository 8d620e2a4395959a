# task: graph
# points: 3 of 4
# hint: c is an input here
# belief: a summand vanishes when one differentiates
# diagnosis: c is taken for a constant
def graph(a, b, c):
    p = a * b
    s = p + c
    t = np.tanh(b)
    values = {"p": p, "s": s, "t": t, "f": s * t}
    db = t * a + s * (1 - t**2)
    return values, {"s": t, "t": s, "p": t, "c": 0.0, "a": t * b, "b": db}
