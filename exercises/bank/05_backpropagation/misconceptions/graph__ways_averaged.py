# task: graph
# points: 2 of 4
# hint: Should they be averaged
# belief: of two slopes the mean is the fair one
# diagnosis: the two ways from b are averaged
def graph(a, b, c):
    p = a * b
    s = p + c
    t = np.tanh(b)
    values = {"p": p, "s": s, "t": t, "f": s * t}
    db = (t * a + s * (1 - t**2)) / 2
    return values, {"s": t, "t": s, "p": t, "c": t, "a": t * b, "b": db}
