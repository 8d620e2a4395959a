# task: adam
# points: 2 of 5
# hint: these are the corrections of the first step
# belief: the correction is 1 - β in every step
# diagnosis: every step is corrected like the first
def adam(theta, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return theta - lr * m / (1 - beta1) / (np.sqrt(v / (1 - beta2)) + eps), m, v
