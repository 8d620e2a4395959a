# task: cost
# style: a loop over the steps
def cost(widths):
    across = kept = 0
    for number in range(1, len(widths)):
        across += widths[number - 1] * widths[number]
        kept += widths[number]
    return [across * widths[0], across * widths[-1], kept]
