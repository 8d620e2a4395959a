# task: l1_step
# points: 2 of 4
# hint: Which numbers can the array hold
# belief: theta is mine to change
# diagnosis: the step is written into theta
def l1_step(theta, g, lr, l1, weights):
    theta[...] = theta - lr * g
    theta[weights] = (np.sign(theta) * np.maximum(np.abs(theta) - lr * l1, 0))[weights]
    return theta
