# task: adam
# points: 2 of 5
# hint: the small gradient made the long step
# belief: dividing by the mean of the squares makes all steps alike
# diagnosis: the root of v is missing
def adam(theta, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return theta - lr * m / (1 - beta1**t) / (v / (1 - beta2**t) + eps), m, v
