# task: adam
# points: 0 of 5
# hint: this is what β₂ would give
# belief: the first β is for the squares
# diagnosis: β₁ and β₂ are exchanged
def adam(theta, g, m, v, t, lr, beta1, beta2, eps):
    m = beta2 * m + (1 - beta2) * g
    v = beta1 * v + (1 - beta1) * g**2
    return theta - lr * m / (1 - beta2**t) / (np.sqrt(v / (1 - beta1**t)) + eps), m, v
