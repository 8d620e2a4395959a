# task: cost
# points: 2 of 3
# hint: the inputs are among them
# belief: the way back needs every number of the way ahead
# diagnosis: the inputs are counted among what is kept
def cost(widths):
    one_pass = sum(i * o for i, o in zip(widths[:-1], widths[1:]))
    return widths[0] * one_pass, widths[-1] * one_pass, sum(widths)
