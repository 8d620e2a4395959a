# task: update
# points: 4 of 5
# hint: which line writes into w
# belief: w += is a shorter way to write w = w +
# diagnosis: the correction is written into the given weights
def update(x, s, w, b, lr):
    if s * (x @ w + b) <= 0:
        w += lr * s * x
        b += lr * s
    return w, b
