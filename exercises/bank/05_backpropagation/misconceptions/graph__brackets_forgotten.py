# task: graph
# points: 0 of 4
# hint: the whole sum, or c alone
# belief: brackets make no difference here
# diagnosis: tanh b is multiplied with c alone
def graph(a, b, c):
    p, t = a * b, np.tanh(b)
    values = {"p": p, "s": p + c, "t": t, "f": a * b + c * t}
    slopes = {"s": t, "t": c, "p": 1.0, "c": t, "a": b, "b": a + c * (1 - t**2)}
    return values, slopes
