# task: l2_penalty
# points: 3 of 4
# hint: What was the ½ for
# belief: the slope of a square is twice the number
# diagnosis: the slopes are taken without the ½
def l2_penalty(theta, l2, weights):
    charged = np.where(weights, theta, 0.0)
    return l2 / 2 * np.sum(charged**2), 2 * l2 * charged
