# task: cost
# style: the first step, then the rest
def across(widths):
    if len(widths) < 2:
        return 0
    return widths[0] * widths[1] + across(widths[1:])


def cost(widths):
    first, *others = widths
    return first * across(widths), others[-1] * across(widths), sum(others)
