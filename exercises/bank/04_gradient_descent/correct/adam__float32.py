# task: adam
# style: in single precision
def adam(theta, g, m, v, t, lr, beta1, beta2, eps):
    theta, g, m, v = (np.asarray(a, dtype=np.float32) for a in (theta, g, m, v))
    m = np.float32(beta1) * m + np.float32(1 - beta1) * g
    v = np.float32(beta2) * v + np.float32(1 - beta2) * g**2
    m_hat = m / np.float32(1 - beta1**t)
    v_hat = v / np.float32(1 - beta2**t)
    return theta - np.float32(lr) * m_hat / (np.sqrt(v_hat) + np.float32(eps)), m, v
