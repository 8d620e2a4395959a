# task: l2_penalty
# points: 3 of 4
# hint: Which numbers can the array hold
# belief: an array like theta holds what theta holds
# diagnosis: the slopes are written into an array of theta's kind
def l2_penalty(theta, l2, weights):
    slopes = np.zeros_like(theta)
    slopes[weights] = l2 * theta[weights]
    return l2 / 2 * np.sum(theta[weights] ** 2), slopes
