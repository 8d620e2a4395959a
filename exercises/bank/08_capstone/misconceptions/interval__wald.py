# task: interval
# points: 1 of 3
# hint: Which terms of Wilson's formula are missing
# belief: the other terms are too small to matter
# diagnosis: p ± z √(p(1-p)/n) is returned
def interval(wrong, n):
    p = wrong / n
    half = 1.96 * np.sqrt(p * (1 - p) / n)
    return p, p - half, p + half
