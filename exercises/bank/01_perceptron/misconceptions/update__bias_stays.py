# task: update
# points: 1 of 5
# hint: the bias is a weight whose input is always 1
# belief: only the weights learn
# diagnosis: the bias stays as it was
def update(x, s, w, b, lr):
    if s * (x @ w + b) <= 0:
        w = w + lr * s * x
    return w, b
