# task: interval
# points: 2 of 3
# hint: this is the middle of the interval
# belief: the best guess is the middle
# diagnosis: the middle of the interval is returned for p
def interval(wrong, n):
    z = 1.96
    p = wrong / n
    shrink = 1 + z**2 / n
    centre = (p + z**2 / (2 * n)) / shrink
    half = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / shrink
    return centre, centre - half, centre + half
