# task: adam
# points: 0 of 5
# hint: the gradient came in full, as in momentum
# belief: m is the velocity of momentum, and v the same with squares
# diagnosis: gradients and squares come in full, without 1 - β
def adam(theta, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + g
    v = beta2 * v + g**2
    return theta - lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v
