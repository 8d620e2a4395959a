# task: graph
# points: 2 of 4
# hint: What became of the square
# belief: the slope of tanh is 1 - tanh
# diagnosis: tanh is not squared in its slope
def graph(a, b, c):
    p = a * b
    s = p + c
    t = np.tanh(b)
    values = {"p": p, "s": s, "t": t, "f": s * t}
    db = t * a + s * (1 - t)
    return values, {"s": t, "t": s, "p": t, "c": t, "a": t * b, "b": db}
