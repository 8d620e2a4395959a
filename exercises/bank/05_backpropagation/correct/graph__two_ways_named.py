# task: graph
# style: both ways from b by name, answers in a list
def graph(a, b, c):
    values = {"p": a * b}
    values["s"] = values["p"] + c
    values["t"] = np.tanh(b)
    values["f"] = values["s"] * values["t"]
    slopes = {"s": values["t"], "t": values["s"]}
    slopes["p"] = slopes["c"] = slopes["s"]
    slopes["a"] = slopes["p"] * b
    by_p = slopes["p"] * a
    by_t = slopes["t"] * (1 - values["t"]) * (1 + values["t"])
    slopes["b"] = by_p + by_t
    return [values, slopes]
