# task: adam
# style: both corrections in one factor, ε corrected with them
def adam(theta, g, m, v, t, lr, beta1, beta2, eps):
    m = m + (1 - beta1) * (g - m)
    v = v + (1 - beta2) * (g * g - v)
    root = (1 - beta2**t) ** 0.5
    return theta - lr * root / (1 - beta1**t) * m / (np.sqrt(v) + eps * root), m, v
