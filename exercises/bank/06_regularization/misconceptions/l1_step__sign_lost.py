# task: l1_step
# points: 2 of 4
# hint: what became of the sign of -3
# belief: only the size counts
# diagnosis: the sign is lost
def l1_step(theta, g, lr, l1, weights):
    moved = theta - lr * g
    shrunk = np.maximum(np.abs(moved) - lr * l1, 0)
    return np.where(weights, shrunk, moved)
