# task: momentum
# points: 0 of 4
# hint: η is inside your velocity
# belief: it does not matter where the learning rate stands
# diagnosis: the learning rate is inside the velocity
def momentum(theta, g, v, lr, beta):
    v = beta * v + lr * g
    return theta - v, v


def nesterov(theta, g, v, lr, beta):
    v = beta * v + lr * g
    return theta - (lr * g + beta * v), v
