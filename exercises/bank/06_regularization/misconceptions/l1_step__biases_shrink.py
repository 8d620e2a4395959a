# task: l1_step
# points: 3 of 4
# hint: Which part of the step is meant for weights alone
# belief: biases are weights, too
# diagnosis: the biases shrink as well
def l1_step(theta, g, lr, l1, weights):
    moved = theta - lr * g
    shrunk = np.sign(moved) * np.maximum(np.abs(moved) - lr * l1, 0)
    return shrunk
