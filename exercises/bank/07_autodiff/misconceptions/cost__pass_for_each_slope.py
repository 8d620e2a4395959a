# task: cost
# points: 1 of 3
# hint: How many slopes does one pass bring
# belief: each slope of the table needs a pass of its own
# diagnosis: a pass is counted for each slope of the table
def cost(widths):
    one_pass = sum(i * o for i, o in zip(widths[:-1], widths[1:]))
    passes = widths[0] * widths[-1]
    return passes * one_pass, passes * one_pass, sum(widths[1:])
