# task: momentum
# points: 2 of 4
# hint: the velocity counts in full in your step
# belief: Nesterov adds the gradient to the velocity once more
# diagnosis: the velocity does not fade in Nesterov's step
def momentum(theta, g, v, lr, beta):
    v = beta * v + g
    return theta - lr * v, v


def nesterov(theta, g, v, lr, beta):
    v = beta * v + g
    return theta - lr * (g + v), v
