# task: l1_step
# points: 1 of 4
# hint: should a step go along the gradient
# belief: a step follows the gradient
# diagnosis: the step goes along the gradient and not against it
def l1_step(theta, g, lr, l1, weights):
    moved = theta + lr * g
    shrunk = np.sign(moved) * np.maximum(np.abs(moved) - lr * l1, 0)
    return np.where(weights, shrunk, moved)
