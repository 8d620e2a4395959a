# task: interval
# points: 1 of 3
# hint: the middle of the interval is 0.1 here
# belief: an interval lies evenly around p
# diagnosis: the interval is laid evenly around p
def interval(wrong, n):
    z = 1.96
    p = wrong / n
    shrink = 1 + z**2 / n
    centre = (p + z**2 / (2 * n)) / shrink
    half = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / shrink
    return p, p - half, p + half
