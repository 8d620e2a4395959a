# task: adam
# points: 1 of 5
# hint: v gathers squares
# belief: v is a second mean of the gradients, only slower
# diagnosis: v takes in the gradient and not its square
def adam(theta, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g
    with np.errstate(invalid="ignore"):
        return theta - lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v
