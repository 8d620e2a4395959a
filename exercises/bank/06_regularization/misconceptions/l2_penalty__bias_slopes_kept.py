# task: l2_penalty
# points: 3 of 4
# hint: should price and slopes go together
# belief: biases are left out of a sum, and a gradient is no sum
# diagnosis: the slopes of the biases are kept
def l2_penalty(theta, l2, weights):
    return l2 / 2 * np.sum(theta[weights] ** 2), l2 * theta
