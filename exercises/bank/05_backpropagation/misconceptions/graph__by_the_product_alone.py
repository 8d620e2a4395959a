# task: graph
# points: 2 of 4
# hint: By which other way does b reach f
# belief: each value goes into one step
# diagnosis: only the way from b by p is taken
def graph(a, b, c):
    p = a * b
    s = p + c
    t = np.tanh(b)
    values = {"p": p, "s": s, "t": t, "f": s * t}
    return values, {"s": t, "t": s, "p": t, "c": t, "a": t * b, "b": t * a}
