# task: update
# points: 1 of 5
# hint: this example belongs to the other class
# belief: a mistake means that the weights are too small
# diagnosis: the sign of the example is left out
def update(x, s, w, b, lr):
    if s * (x @ w + b) <= 0:
        return w + lr * x, b + lr
    return w, b
