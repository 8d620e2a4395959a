# task: l1_step
# style: one parameter after the other, three cases
def l1_step(theta, g, lr, l1, weights):
    new = np.zeros(theta.shape)
    for place, t in np.ndenumerate(theta):
        m = t - lr * g[place]
        if weights[place]:
            if m > lr * l1:
                m = m - lr * l1
            elif m < -lr * l1:
                m = m + lr * l1
            else:
                m = 0.0
        new[place] = m
    return new
