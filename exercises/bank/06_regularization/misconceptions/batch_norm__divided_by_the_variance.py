# task: batch_norm
# points: 1 of 5
# hint: What has the unit of X
# belief: to normalize is to divide by the variance
# diagnosis: the root of the variance is left out
def batch_norm(X, gamma, beta, running, training):
    mean, variance = running["mean"], running["variance"]
    if training:
        n = len(X)
        running = {
            "mean": 0.9 * mean + 0.1 * X.mean(axis=0),
            "variance": 0.9 * variance + 0.1 * X.var(axis=0) * n / (n - 1),
        }
        mean, variance = X.mean(axis=0), X.var(axis=0)
    return gamma * (X - mean) / (variance + 1e-5) + beta, running
