# task: graph
# points: 2 of 4
# hint: Which number went through tanh twice
# belief: the slope of tanh is taken at its answer
# diagnosis: the slope of tanh is taken at t and not at b
def graph(a, b, c):
    p = a * b
    s = p + c
    t = np.tanh(b)
    values = {"p": p, "s": s, "t": t, "f": s * t}
    db = t * a + s * (1 - np.tanh(t) ** 2)
    return values, {"s": t, "t": s, "p": t, "c": t, "a": t * b, "b": db}
