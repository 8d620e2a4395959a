# task: l2_penalty
# points: 2 of 4
# hint: Does the formula have a root
# belief: L2 is the length of the weights
# diagnosis: the root of the sum of squares is taken
def l2_penalty(theta, l2, weights):
    charged = np.where(weights, theta, 0.0)
    length = np.sqrt(np.sum(charged**2))
    return l2 * length, l2 * charged / (length or 1.0)
