# task: interval
# style: in counts, with four more images, as Agresti and Coull tell it
def interval(wrong, n):
    square = 1.96**2
    middle = (wrong + square / 2) / (n + square)
    half = 1.96 / (n + square) * (wrong * (n - wrong) / n + square / 4) ** 0.5
    return wrong / n, middle - half, middle + half
