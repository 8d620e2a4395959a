# task: batch_norm
# points: 2 of 5
# hint: whose mean is meant then
# belief: running numbers are there to be used
# diagnosis: training uses the running numbers of before
def batch_norm(X, gamma, beta, running, training):
    mean, variance = running["mean"], running["variance"]
    if training:
        n = len(X)
        running = {
            "mean": 0.9 * mean + 0.1 * X.mean(axis=0),
            "variance": 0.9 * variance + 0.1 * X.var(axis=0) * n / (n - 1),
        }
    return gamma * (X - mean) / np.sqrt(variance + 1e-5) + beta, running
