# task: interval
# points: 1 of 3
# hint: how far apart are the ends when z is 1.96
# belief: an interval is one standard error to either side
# diagnosis: z is left out before the root
def interval(wrong, n):
    z = 1.96
    p = wrong / n
    shrink = 1 + z**2 / n
    centre = (p + z**2 / (2 * n)) / shrink
    half = np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / shrink
    return p, centre - half, centre + half
