# task: l2_penalty
# points: 2 of 4
# hint: What became of λ
# belief: a penalty has no strength
# diagnosis: λ is left out
def l2_penalty(theta, l2, weights):
    charged = np.where(weights, theta, 0.0)
    return np.sum(charged**2) / 2, charged
