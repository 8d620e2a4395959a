# task: interval
# style: both ends found by halving
def interval(wrong, n):
    p = wrong / n

    def end(inside, outside):
        for _ in range(80):
            q = (inside + outside) / 2
            if (p - q) ** 2 <= 1.96**2 * q * (1 - q) / n:
                inside = q
            else:
                outside = q
        return inside

    return p, end(p, 0.0), end(p, 1.0)
