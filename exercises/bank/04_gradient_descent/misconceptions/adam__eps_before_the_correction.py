# task: adam
# points: 4 of 5
# hint: your ε is added to √v before the correction
# belief: one factor for both corrections changes nothing else
# diagnosis: ε is added before v is corrected
def adam(theta, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    rate = lr * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    return theta - rate * m / (np.sqrt(v) + eps), m, v
