# task: l2_penalty
# points: 3 of 4
# hint: What does the ½ leave of it
# belief: the ½ stays when a square is differentiated
# diagnosis: the slopes are halved
def l2_penalty(theta, l2, weights):
    charged = np.where(weights, theta, 0.0)
    return l2 / 2 * np.sum(charged**2), l2 / 2 * charged
