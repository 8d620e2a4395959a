# task: cost
# points: 2 of 3
# hint: these are the weights
# belief: the way back keeps the weights
# diagnosis: weights are counted and not answers
def cost(widths):
    one_pass = sum(i * o for i, o in zip(widths[:-1], widths[1:]))
    return widths[0] * one_pass, widths[-1] * one_pass, one_pass
