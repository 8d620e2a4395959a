# task: l1_step
# points: 1 of 4
# hint: Should a weight of 3 lose more than one of 2
# belief: every penalty takes a share
# diagnosis: each weight loses a share of itself
def l1_step(theta, g, lr, l1, weights):
    moved = theta - lr * g
    return np.where(weights, (1 - lr * l1) * moved, moved)
