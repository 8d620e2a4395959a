# task: l1_step
# style: what is taken off is cut to the size of the weight
def l1_step(theta, g, lr, l1, weights):
    moved = theta - lr * g
    return moved - weights * np.clip(moved, -lr * l1, lr * l1)
