# task: l1_step
# points: 2 of 4
# hint: by λ, or by ηλ
# belief: the penalty takes λ off
# diagnosis: a weight comes closer by λ and not by ηλ
def l1_step(theta, g, lr, l1, weights):
    moved = theta - lr * g
    shrunk = np.sign(moved) * np.maximum(np.abs(moved) - l1, 0)
    return np.where(weights, shrunk, moved)
