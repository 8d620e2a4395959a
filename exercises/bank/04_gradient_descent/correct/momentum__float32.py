# task: momentum
# style: in single precision
def momentum(theta, g, v, lr, beta):
    theta, g, v = (np.asarray(a, np.float32) for a in (theta, g, v))
    v = np.float32(beta) * v + g
    return theta - np.float32(lr) * v, v


def nesterov(theta, g, v, lr, beta):
    theta, g, v = (np.asarray(a, np.float32) for a in (theta, g, v))
    v = np.float32(beta) * v + g
    return theta - np.float32(lr) * (g + np.float32(beta) * v), v
