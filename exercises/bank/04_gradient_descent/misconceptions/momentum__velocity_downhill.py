# task: momentum
# points: 0 of 4
# hint: as in other books
# belief: all books write momentum as v = βv - ηg and θ + v
# diagnosis: the velocity points downhill and has the learning rate inside
def momentum(theta, g, v, lr, beta):
    v = beta * v - lr * g
    return theta + v, v


def nesterov(theta, g, v, lr, beta):
    v = beta * v - lr * g
    return theta + beta * v - lr * g, v
