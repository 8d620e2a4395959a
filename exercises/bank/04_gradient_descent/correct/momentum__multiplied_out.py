# task: momentum
# style: both steps multiplied out, in the old velocity
def momentum(theta, g, v, lr, beta):
    return theta - lr * g - lr * beta * v, beta * v + g


def nesterov(theta, g, v, lr, beta):
    return theta - lr * ((1 + beta) * g + beta**2 * v), beta * v + g
