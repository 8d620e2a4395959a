# task: batch_norm
# points: 4 of 5
# hint: By what is the variance of two examples multiplied
# belief: one variance serves for both
# diagnosis: the running variance takes the batch's own
def batch_norm(X, gamma, beta, running, training):
    mean, variance = running["mean"], running["variance"]
    if training:
        n = len(X)
        running = {
            "mean": 0.9 * mean + 0.1 * X.mean(axis=0),
            "variance": 0.9 * variance + 0.1 * X.var(axis=0),
        }
        mean, variance = X.mean(axis=0), X.var(axis=0)
    return gamma * (X - mean) / np.sqrt(variance + 1e-5) + beta, running
