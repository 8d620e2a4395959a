# task: batch_norm
# points: 3 of 5
# hint: How many means are there for two units
# belief: a batch has one mean
# diagnosis: one mean and one variance are taken over all entries
def batch_norm(X, gamma, beta, running, training):
    mean, variance = running["mean"], running["variance"]
    if training:
        n = len(X)
        running = {
            "mean": 0.9 * mean + 0.1 * X.mean(axis=0),
            "variance": 0.9 * variance + 0.1 * X.var(axis=0) * n / (n - 1),
        }
        mean, variance = X.mean(), X.var()
    return gamma * (X - mean) / np.sqrt(variance + 1e-5) + beta, running
