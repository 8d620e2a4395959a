# task: update
# points: 4 of 5
# hint: When does the rule leave the weights alone
# belief: every example teaches something
# diagnosis: every example changes the weights
def update(x, s, w, b, lr):
    return w + lr * s * x, b + lr * s
