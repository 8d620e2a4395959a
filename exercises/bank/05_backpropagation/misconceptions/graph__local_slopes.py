# task: graph
# points: 1 of 4
# hint: these are the slopes of each step alone
# belief: the slope of a value is that of the step it goes into
# diagnosis: the slopes of single steps are taken
def graph(a, b, c):
    p = a * b
    s = p + c
    t = np.tanh(b)
    values = {"p": p, "s": s, "t": t, "f": s * t}
    return values, {"s": t, "t": s, "p": 1.0, "c": 1.0, "a": b, "b": a + (1 - t**2)}
