# task: momentum
# style: Nesterov's step as a step of momentum with the velocity of the next step
def momentum(theta, g, v, lr, beta):
    v = g + beta * v
    return theta - lr * v, v


def nesterov(theta, g, v, lr, beta):
    _, now = momentum(theta, g, v, lr, beta)
    there, _ = momentum(theta, g, now, lr, beta)
    return there, now
