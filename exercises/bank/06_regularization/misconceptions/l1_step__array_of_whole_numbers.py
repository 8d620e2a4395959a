# task: l1_step
# points: 3 of 4
# hint: Which numbers can the array hold
# belief: a copy of theta holds any number
# diagnosis: the step is written into an array of theta's kind
def l1_step(theta, g, lr, l1, weights):
    new, moved = theta.copy(), theta - lr * g
    new[:] = np.where(weights, np.sign(moved) * np.maximum(np.abs(moved) - lr * l1, 0), moved)
    return new
