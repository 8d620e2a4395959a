# task: interval
# points: 1 of 3
# hint: the whole bracket is divided
# belief: 1 + z²/n is nearly 1
# diagnosis: the bracket is not divided by 1 + z²/n
def interval(wrong, n):
    z = 1.96
    p = wrong / n
    shrink = 1
    centre = (p + z**2 / (2 * n)) / shrink
    half = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / shrink
    return p, centre - half, centre + half
