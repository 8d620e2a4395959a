# task: momentum
# points: 3 of 4
# hint: this is the velocity as it was
# belief: the velocity is updated by itself
# diagnosis: the old velocity is returned
def momentum(theta, g, v, lr, beta):
    return theta - lr * (beta * v + g), v


def nesterov(theta, g, v, lr, beta):
    return theta - lr * (g + beta * (beta * v + g)), v
