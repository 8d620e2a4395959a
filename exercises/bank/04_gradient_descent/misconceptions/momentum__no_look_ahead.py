# task: momentum
# points: 2 of 4
# hint: In g + βv, is your v the old velocity
# belief: Nesterov's formula is written with the velocity that comes in
# diagnosis: Nesterov's step uses the old velocity
def momentum(theta, g, v, lr, beta):
    v = beta * v + g
    return theta - lr * v, v


def nesterov(theta, g, v, lr, beta):
    return theta - lr * (g + beta * v), beta * v + g
