# task: cost
# points: 2 of 3
# hint: does the last step have a tanh as well
# belief: the last answers are the result and need not be kept
# diagnosis: the last answers are not counted as kept
def cost(widths):
    one_pass = sum(i * o for i, o in zip(widths[:-1], widths[1:]))
    return widths[0] * one_pass, widths[-1] * one_pass, sum(widths[1:-1])
