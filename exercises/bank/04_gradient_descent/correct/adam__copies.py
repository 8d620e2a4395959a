# task: adam
# style: in place, on copies
def adam(theta, g, m, v, t, lr, beta1, beta2, eps):
    theta, m, v = theta.astype(float), m.astype(float), v.astype(float)
    m *= beta1
    m += (1 - beta1) * g
    v *= beta2
    v += (1 - beta2) * np.square(g)
    theta -= lr * (m / (1 - np.power(beta1, t))) / (eps + (v / (1 - np.power(beta2, t))) ** 0.5)
    return [theta, m, v]
