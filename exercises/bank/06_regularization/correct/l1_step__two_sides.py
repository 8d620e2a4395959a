# task: l1_step
# style: both sides cut off at 0 and joined
def l1_step(theta, g, lr, l1, weights):
    amount = np.where(weights, lr * l1, 0.0)
    moved = theta - lr * g
    return np.maximum(moved - amount, 0) - np.maximum(-moved - amount, 0)
