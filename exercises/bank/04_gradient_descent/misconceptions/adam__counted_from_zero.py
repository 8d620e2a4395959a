# task: adam
# points: 2 of 5
# hint: The first step has t = 1
# belief: steps are counted from 0, so the first power is 0
# diagnosis: the corrections of the step before are used
def adam(theta, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    with np.errstate(all="ignore"):
        m_hat = m / np.float64(1 - beta1 ** (t - 1))
        v_hat = v / np.float64(1 - beta2 ** (t - 1))
        return theta - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
