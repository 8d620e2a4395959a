# task: update
# points: 2 of 5
# hint: Where is η in its line
# belief: the learning rate belongs to the weights
# diagnosis: the learning rate is applied to the weights alone
def update(x, s, w, b, lr):
    if s * (x @ w + b) <= 0:
        return w + lr * s * x, b + s
    return w, b
