# task: l1_step
# points: 3 of 4
# hint: both jumped over 0
# belief: the slope of a size leads to 0
# diagnosis: the step goes past 0
def l1_step(theta, g, lr, l1, weights):
    moved = theta - lr * g
    shrunk = moved - lr * l1 * np.sign(moved)
    return np.where(weights, shrunk, moved)
