# task: l1_step
# style: three cases at once
def l1_step(theta, g, lr, l1, weights):
    m, a = theta - lr * g, lr * l1
    return np.select([~weights, m > a, m < -a], [m, m - a, m + a], 0.0)
