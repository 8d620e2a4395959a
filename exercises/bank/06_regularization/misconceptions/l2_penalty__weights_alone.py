# task: l2_penalty
# points: 2 of 4
# hint: Which shape does the gradient have
# belief: what has no slope has no entry
# diagnosis: the slopes hold the weights alone
def l2_penalty(theta, l2, weights):
    charged = theta[weights]
    return l2 / 2 * np.sum(charged**2), l2 * charged
