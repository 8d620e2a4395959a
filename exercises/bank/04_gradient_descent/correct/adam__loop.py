# task: adam
# style: plain Python, number by number
def adam(theta, g, m, v, t, lr, beta1, beta2, eps):
    rows = []
    for p, slope, mean, square in zip(theta.ravel(), g.ravel(), m.ravel(), v.ravel()):
        mean = beta1 * mean + (1 - beta1) * slope
        square = beta2 * square + (1 - beta2) * slope**2
        corrected = square / (1 - beta2**t)
        rows.append((p - lr * mean / (1 - beta1**t) / (corrected**0.5 + eps), mean, square))
    return tuple(np.array(column).reshape(theta.shape) for column in zip(*rows))
