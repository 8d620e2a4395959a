# task: graph
# points: 1 of 4
# hint: does f grow by 0.1 s or by 0.1 t
# belief: the slope of s t for s is s
# diagnosis: each factor of f is taken for its own slope
def graph(a, b, c):
    p = a * b
    s = p + c
    t = np.tanh(b)
    values = {"p": p, "s": s, "t": t, "f": s * t}
    ds, dt = s, t
    db = ds * a + dt * (1 - t**2)
    return values, {"s": ds, "t": dt, "p": ds, "c": ds, "a": ds * b, "b": db}
