# task: l2_penalty
# points: 3 of 4
# hint: The step against the slopes comes later
# belief: a gradient points to where it gets better
# diagnosis: the slopes are turned around
def l2_penalty(theta, l2, weights):
    charged = np.where(weights, theta, 0.0)
    return l2 / 2 * np.sum(charged**2), -l2 * charged
