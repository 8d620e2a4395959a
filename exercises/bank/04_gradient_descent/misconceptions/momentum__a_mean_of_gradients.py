# task: momentum
# points: 0 of 4
# hint: you add a quarter of the gradient
# belief: momentum with β = 0.9 adds a tenth of the new gradient
# diagnosis: the gradient is multiplied by 1 - β before it is added
def momentum(theta, g, v, lr, beta):
    v = beta * v + (1 - beta) * g
    return theta - lr * v, v


def nesterov(theta, g, v, lr, beta):
    v = beta * v + (1 - beta) * g
    return theta - lr * (g + beta * v), v
