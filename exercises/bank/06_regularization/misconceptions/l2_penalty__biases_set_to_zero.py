# task: l2_penalty
# points: 3 of 4
# hint: which line writes into theta
# belief: an array that is handed over may be used
# diagnosis: the biases in theta are overwritten
def l2_penalty(theta, l2, weights):
    theta[~weights] = 0
    return l2 / 2 * np.sum(theta**2), l2 * theta
