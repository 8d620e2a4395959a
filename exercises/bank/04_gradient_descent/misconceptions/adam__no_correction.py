# task: adam
# points: 2 of 5
# hint: your first step is 3.16 times η
# belief: without the correction the first steps are only a little small
# diagnosis: neither mean is corrected
def adam(theta, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return theta - lr * m / (np.sqrt(v) + eps), m, v
