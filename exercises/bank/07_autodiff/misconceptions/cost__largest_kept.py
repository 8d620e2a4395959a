# task: cost
# points: 2 of 3
# hint: Can it be thrown away before the way back begins
# belief: one layer at a time is kept
# diagnosis: the largest layer alone is counted as kept
def cost(widths):
    one_pass = sum(i * o for i, o in zip(widths[:-1], widths[1:]))
    return widths[0] * one_pass, widths[-1] * one_pass, max(widths[1:])
