# task: l1_step
# points: 2 of 4
# hint: On which side of 0 does your code look
# belief: weights are positive
# diagnosis: negative weights are set to 0
def l1_step(theta, g, lr, l1, weights):
    moved = theta - lr * g
    shrunk = np.maximum(moved - lr * l1, 0)
    return np.where(weights, shrunk, moved)
