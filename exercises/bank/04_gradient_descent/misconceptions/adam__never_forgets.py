# task: adam
# points: 1 of 5
# hint: your v never forgets
# belief: all squared gradients so far count alike
# diagnosis: the squares are added up and never fade
def adam(theta, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = v + g**2
    return theta - lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v
