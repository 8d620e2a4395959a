# task: graph
# points: 2 of 4
# hint: What became of the way by p
# belief: a slope is set when it is known
# diagnosis: the second way from b overwrites the first
def graph(a, b, c):
    p = a * b
    s = p + c
    t = np.tanh(b)
    values = {"p": p, "s": s, "t": t, "f": s * t}
    slopes = {"s": t, "t": s, "p": t, "c": t, "a": t * b}
    slopes["b"] = slopes["p"] * a
    slopes["b"] = slopes["t"] * (1 - t**2)
    return values, slopes
