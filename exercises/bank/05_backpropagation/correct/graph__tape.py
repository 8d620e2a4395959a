# task: graph
# style: a tape of steps, played backwards; slopes are added up in a dict
def graph(a, b, c):
    value = {"a": a, "b": b, "c": c}
    value["p"] = value["a"] * value["b"]
    value["s"] = value["p"] + value["c"]
    value["t"] = np.tanh(value["b"])
    value["f"] = value["s"] * value["t"]
    tape = [
        ("p", "a", value["b"]),
        ("p", "b", value["a"]),
        ("s", "p", 1.0),
        ("s", "c", 1.0),
        ("t", "b", 1 - value["t"] ** 2),
        ("f", "s", value["t"]),
        ("f", "t", value["s"]),
    ]
    slope = dict.fromkeys(value, 0.0) | {"f": 1.0}
    for out, into, local in reversed(tape):
        slope[into] += slope[out] * local
    return {k: value[k] for k in "pstf"}, {k: slope[k] for k in "stpcab"}
