# task: l1_step
# points: 3 of 4
# hint: Which part of the step comes first
# belief: the order of two steps makes no difference
# diagnosis: the weights shrink before the gradient moves them
def l1_step(theta, g, lr, l1, weights):
    shrunk = np.sign(theta) * np.maximum(np.abs(theta) - lr * l1, 0)
    return np.where(weights, shrunk, theta) - lr * g
