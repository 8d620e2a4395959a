# task: momentum
# points: 0 of 4
# hint: you kept a quarter of the old velocity
# belief: β is the part of the velocity that is lost, as friction is
# diagnosis: 1 - β of the velocity is kept
def momentum(theta, g, v, lr, beta):
    v = (1 - beta) * v + g
    return theta - lr * v, v


def nesterov(theta, g, v, lr, beta):
    v = (1 - beta) * v + g
    return theta - lr * (g + (1 - beta) * v), v
