# task: l2_penalty
# style: from the length of the weights
def l2_penalty(theta, l2, weights):
    kept = (theta * weights).astype(float)
    return 0.5 * l2 * np.linalg.norm(kept.ravel()) ** 2, np.multiply(l2, kept)
