# task: adam
# points: 0 of 5
# hint: most of your m is the newest gradient
# belief: β is the weight of what is new
# diagnosis: β is the weight of the new and 1 - β that of the old
def adam(theta, g, m, v, t, lr, beta1, beta2, eps):
    m = (1 - beta1) * m + beta1 * g
    v = (1 - beta2) * v + beta2 * g**2
    return theta - lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v
