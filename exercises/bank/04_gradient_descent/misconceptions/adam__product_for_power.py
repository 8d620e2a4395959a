# task: adam
# points: 2 of 5
# hint: is it β·t or β² that is taken from 1
# belief: β with a small t above it is β times t
# diagnosis: β·t stands in the place of the power
def adam(theta, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    with np.errstate(all="ignore"):
        m_hat, v_hat = m / (1 - beta1 * t), v / (1 - beta2 * t)
        return theta - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
