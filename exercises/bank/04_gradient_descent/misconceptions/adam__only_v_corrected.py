# task: adam
# points: 2 of 5
# hint: v is corrected and m is not
# belief: the correction belongs to the divisor
# diagnosis: only v is corrected
def adam(theta, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return theta - lr * m / (np.sqrt(v / (1 - beta2**t)) + eps), m, v
