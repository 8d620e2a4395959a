# task: l1_step
# points: 3 of 4
# hint: Whose sign tells the way back
# belief: a weight has one sign
# diagnosis: the sign of before the step tells the way to 0
def l1_step(theta, g, lr, l1, weights):
    moved = theta - lr * g
    shrunk = np.where(np.abs(moved) <= lr * l1, 0.0, moved - lr * l1 * np.sign(theta))
    return np.where(weights, shrunk, moved)
