# task: interval
# points: 1 of 3
# hint: how far apart are the ends when z is 1.96
# belief: z is one standard deviation
# diagnosis: z is 1
def interval(wrong, n):
    z = 1.0
    p = wrong / n
    shrink = 1 + z**2 / n
    centre = (p + z**2 / (2 * n)) / shrink
    half = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / shrink
    return p, centre - half, centre + half
