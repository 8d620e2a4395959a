# task: interval
# style: the two solutions of the score equation
def interval(wrong, n):
    p, k = wrong / n, 1.96**2 / n
    root = np.sqrt((2 * p + k) ** 2 - 4 * (1 + k) * p**2)
    return p, (2 * p + k - root) / (2 + 2 * k), (2 * p + k + root) / (2 + 2 * k)
