# task: interval
# points: 0 of 3
# hint: this is the share that is right
# belief: the error is what the network gets
# diagnosis: the share that is right is taken for the error
def interval(wrong, n):
    z = 1.96
    p = 1 - wrong / n
    shrink = 1 + z**2 / n
    centre = (p + z**2 / (2 * n)) / shrink
    half = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / shrink
    return p, centre - half, centre + half
