# task: l1_step
# points: 3 of 4
# hint: Which part of the step is theirs as well
# belief: biases are left out
# diagnosis: the biases take no step at all
def l1_step(theta, g, lr, l1, weights):
    moved = theta - lr * g
    shrunk = np.sign(moved) * np.maximum(np.abs(moved) - lr * l1, 0)
    return np.where(weights, shrunk, theta)
