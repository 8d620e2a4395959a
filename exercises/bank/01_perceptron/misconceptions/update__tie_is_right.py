# task: update
# points: 4 of 5
# hint: How could the unit ever start to learn
# belief: z = 0 is neither side, so it is no mistake
# diagnosis: a tie does not count as a mistake
def update(x, s, w, b, lr):
    if s * (x @ w + b) < 0:
        return w + lr * s * x, b + lr * s
    return w, b
