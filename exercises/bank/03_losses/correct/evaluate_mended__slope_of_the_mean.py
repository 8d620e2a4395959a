# task: evaluate_mended
# style: the slope for the scores first, then one product
def evaluate_mended(W, X, Y):
    Z = np.dot(X, W)
    dZ = (probabilities(Z) - Y) * (1 / Z.shape[0])
    return mean_loss(Z, Y), (dZ.T @ X).T
