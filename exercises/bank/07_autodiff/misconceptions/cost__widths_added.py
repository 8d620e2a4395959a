# task: cost
# points: 1 of 3
# hint: you added the widths
# belief: a step costs as much as it has numbers
# diagnosis: widths are added where a step multiplies each number with each
def cost(widths):
    return widths[0] * sum(widths), widths[-1] * sum(widths), sum(widths[1:])
