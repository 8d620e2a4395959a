# task: l2_penalty
# points: 2 of 4
# hint: what became of the ½
# belief: the price is λ times the squares
# diagnosis: the ½ is left out
def l2_penalty(theta, l2, weights):
    charged = np.where(weights, theta, 0.0)
    return l2 * np.sum(charged**2), 2 * l2 * charged
