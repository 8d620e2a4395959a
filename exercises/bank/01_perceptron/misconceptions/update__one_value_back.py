# task: update
# points: 0 of 5
# hint: Does the return name all of them
# belief: the caller sees the new bias anyway
# diagnosis: only the weights are returned
def update(x, s, w, b, lr):
    if s * (x @ w + b) <= 0:
        w = w + lr * s * x
        b = b + lr * s
    return w
