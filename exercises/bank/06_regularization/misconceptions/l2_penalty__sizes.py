# task: l2_penalty
# points: 2 of 4
# hint: With which power of it should it grow
# belief: a large weight costs its size
# diagnosis: the sizes of the weights are summed and not their squares
def l2_penalty(theta, l2, weights):
    charged = np.where(weights, theta, 0.0)
    return l2 * np.sum(np.abs(charged)), l2 * np.sign(charged)
