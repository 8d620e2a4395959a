# task: momentum
# points: 1 of 4
# hint: the velocity is made of gradients, and they point uphill
# belief: a step goes where the velocity points
# diagnosis: the step goes along the velocity and not against it
def momentum(theta, g, v, lr, beta):
    v = beta * v + g
    return theta + lr * v, v


def nesterov(theta, g, v, lr, beta):
    v = beta * v + g
    return theta + lr * (g + beta * v), v
