# task: l2_penalty
# style: the weights picked by their truth values
def l2_penalty(theta, l2, weights):
    slopes = np.zeros(theta.shape)
    slopes[weights] = l2 * theta[weights]
    return 0.5 * l2 * sum(t**2 for t in theta[weights]), slopes
