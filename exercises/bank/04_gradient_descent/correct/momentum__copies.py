# task: momentum
# style: in place, on copies
def momentum(theta, g, v, lr, beta):
    theta, v = np.array(theta, dtype=float), np.array(v, dtype=float)
    v *= beta
    v += g
    theta -= lr * v
    return theta, v


def nesterov(theta, g, v, lr, beta):
    theta, v = np.array(theta, dtype=float), np.array(v, dtype=float)
    v *= beta
    v += g
    theta -= lr * g
    theta -= lr * beta * v
    return theta, v
