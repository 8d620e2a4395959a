# task: momentum
# points: 0 of 4
# hint: the old velocity should fade
# belief: a velocity gathers all gradients
# diagnosis: the velocity never fades
def momentum(theta, g, v, lr, beta):
    v = v + g
    return theta - lr * v, v


def nesterov(theta, g, v, lr, beta):
    v = v + g
    return theta - lr * (g + beta * v), v
