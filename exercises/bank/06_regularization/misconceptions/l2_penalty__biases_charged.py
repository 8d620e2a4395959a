# task: l2_penalty
# points: 3 of 4
# hint: What does a bias cost
# belief: all parameters are weights
# diagnosis: the biases are charged as well
def l2_penalty(theta, l2, weights):
    return l2 / 2 * np.sum(theta**2), l2 * theta
