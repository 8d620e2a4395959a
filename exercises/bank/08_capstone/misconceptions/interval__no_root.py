# task: interval
# points: 1 of 3
# hint: What became of the root
# belief: a variance tells the width
# diagnosis: the root is left out
def interval(wrong, n):
    z = 1.96
    p = wrong / n
    shrink = 1 + z**2 / n
    centre = (p + z**2 / (2 * n)) / shrink
    half = z * (p * (1 - p) / n + z**2 / (4 * n**2)) / shrink
    return p, centre - half, centre + half
