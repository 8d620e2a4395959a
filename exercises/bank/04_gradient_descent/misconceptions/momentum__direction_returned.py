# task: momentum
# points: 3 of 4
# hint: this is what the step goes along
# belief: the velocity is whatever the step goes along
# diagnosis: Nesterov's direction is returned as the velocity
def momentum(theta, g, v, lr, beta):
    v = beta * v + g
    return theta - lr * v, v


def nesterov(theta, g, v, lr, beta):
    v = g + beta * (beta * v + g)
    return theta - lr * v, v
