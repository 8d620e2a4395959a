# task: l2_penalty
# style: the truth values multiply
def l2_penalty(theta, l2, weights):
    slopes = theta * weights * l2
    return float(np.vdot(slopes, theta)) / 2, slopes
