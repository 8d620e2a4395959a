# task: adam
# points: 4 of 5
# hint: which line writes into m
# belief: *= and += make new arrays
# diagnosis: the new means are written into the old ones
def adam(theta, g, m, v, t, lr, beta1, beta2, eps):
    m *= beta1
    m += (1 - beta1) * g
    v *= beta2
    v += (1 - beta2) * g**2
    return theta - lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v
