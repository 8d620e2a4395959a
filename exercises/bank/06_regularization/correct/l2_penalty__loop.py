# task: l2_penalty
# style: one parameter after the other
def l2_penalty(theta, l2, weights):
    penalty, slopes = 0.0, np.zeros(np.shape(theta))
    for place in np.ndindex(theta.shape):
        if weights[place]:
            penalty += l2 * theta[place] ** 2 / 2
            slopes[place] = l2 * theta[place]
    return penalty, slopes
