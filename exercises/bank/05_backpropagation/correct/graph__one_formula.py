# task: graph
# style: the derivatives from the rules, without the graph
def graph(a, b, c):
    t = np.tanh(b)
    values = {"p": a * b, "s": a * b + c, "t": t, "f": (a * b + c) * t}
    slopes = {"a": b * t, "b": a * t + (a * b + c) / np.cosh(b) ** 2, "c": t}
    return values, slopes | {"p": t, "s": t, "t": a * b + c}
