# task: adam
# points: 2 of 5
# hint: this is the corrected mean. Which m does the next step
# belief: the corrected means are the better ones to go on with
# diagnosis: the corrected means are returned
def adam(theta, g, m, v, t, lr, beta1, beta2, eps):
    m = (beta1 * m + (1 - beta1) * g) / (1 - beta1**t)
    v = (beta2 * v + (1 - beta2) * g**2) / (1 - beta2**t)
    return theta - lr * m / (np.sqrt(v) + eps), m, v
