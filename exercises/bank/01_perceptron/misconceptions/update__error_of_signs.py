# task: update
# points: 1 of 5
# hint: the rule adds s·x once
# belief: the correction is the target minus the output, with outputs -1 and +1
# diagnosis: the correction is the difference of two signs
def update(x, s, w, b, lr):
    z = x @ w + b
    output = 1.0 if z > 0 else -1.0
    return w + lr * (s - output) * x, b + lr * (s - output)
