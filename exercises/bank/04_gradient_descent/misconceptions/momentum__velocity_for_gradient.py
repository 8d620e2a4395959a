# task: momentum
# points: 2 of 4
# hint: you went along v + βv
# belief: after the first line v stands for the gradient
# diagnosis: the velocity stands in the place of the gradient
def momentum(theta, g, v, lr, beta):
    v = beta * v + g
    return theta - lr * v, v


def nesterov(theta, g, v, lr, beta):
    v = beta * v + g
    return theta - lr * (v + beta * v), v
