# task: graph
# style: one complex number for each slope, no derivative written down
def graph(a, b, c):
    def steep(function, x):
        return float(np.imag(function(complex(x, 1e-30))) / 1e-30)

    p, t = a * b, float(np.tanh(b))
    s = p + c
    slopes = {
        "s": steep(lambda x: x * t, s),
        "t": steep(lambda x: s * x, t),
        "p": steep(lambda x: (x + c) * t, p),
        "c": steep(lambda x: (p + x) * t, c),
        "a": steep(lambda x: (x * b + c) * t, a),
        "b": steep(lambda x: (a * x + c) * np.tanh(x), b),
    }
    return {"p": p, "s": s, "t": t, "f": s * t}, slopes
