# task: momentum
# points: 1 of 4
# hint: you stepped along the old velocity
# belief: first the step, then the velocity for the next one
# diagnosis: the step follows the velocity as it was before
def momentum(theta, g, v, lr, beta):
    return theta - lr * v, beta * v + g


def nesterov(theta, g, v, lr, beta):
    return theta - lr * (g + beta * v), beta * v + g
