# task: update
# points: 1 of 5
# hint: Did it move towards the right side
# belief: to correct a mistake one subtracts, as in gradient descent
# diagnosis: the correction goes away from the example
def update(x, s, w, b, lr):
    if s * (x @ w + b) <= 0:
        return w - lr * s * x, b - lr * s
    return w, b
