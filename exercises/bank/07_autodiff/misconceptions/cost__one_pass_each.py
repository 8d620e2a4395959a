# task: cost
# points: 1 of 3
# hint: this is the cost of one pass
# belief: one pass brings all slopes in either mode
# diagnosis: one pass is counted for either mode
def cost(widths):
    one_pass = sum(i * o for i, o in zip(widths[:-1], widths[1:]))
    return one_pass, one_pass, sum(widths[1:])
