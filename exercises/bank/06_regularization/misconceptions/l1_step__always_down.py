# task: l1_step
# points: 1 of 4
# hint: Which sign has its way towards 0
# belief: closer to 0 is less
# diagnosis: ηλ is subtracted from every weight
def l1_step(theta, g, lr, l1, weights):
    return theta - lr * (g + l1 * weights)
