# task: cost
# points: 1 of 3
# hint: you multiplied all widths
# belief: the costs of several steps multiply
# diagnosis: all widths are multiplied with each other
def cost(widths):
    one_pass = 1
    for width in widths:
        one_pass *= width
    return widths[0] * one_pass, widths[-1] * one_pass, sum(widths[1:])
