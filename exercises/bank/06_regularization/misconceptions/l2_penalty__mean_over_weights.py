# task: l2_penalty
# points: 2 of 4
# hint: this is a mean over the weights
# belief: a penalty is a mean, as a loss is
# diagnosis: the squares are averaged
def l2_penalty(theta, l2, weights):
    charged = np.where(weights, theta, 0.0)
    return l2 / 2 * np.mean(charged**2), l2 * charged / charged.size
