# task: momentum
# points: 3 of 4
# hint: which line writes into v
# belief: *= and += make new arrays
# diagnosis: the new velocity is written into the old one
def momentum(theta, g, v, lr, beta):
    v *= beta
    v += g
    return theta - lr * v, v


def nesterov(theta, g, v, lr, beta):
    v *= beta
    v += g
    return theta - lr * (g + beta * v), v
