# task: cost
# points: 1 of 3
# hint: forward mode needs a pass for each input
# belief: forward mode goes from the outputs and reverse mode from the inputs
# diagnosis: the two modes are exchanged
def cost(widths):
    one_pass = sum(i * o for i, o in zip(widths[:-1], widths[1:]))
    return widths[-1] * one_pass, widths[0] * one_pass, sum(widths[1:])
