# task: batch_norm
# points: 2 of 5
# hint: By what did you divide
# belief: a variance divides by n - 1
# diagnosis: the variance of the batch divides by n - 1
def batch_norm(X, gamma, beta, running, training):
    mean, variance = running["mean"], running["variance"]
    if training:
        n = len(X)
        running = {
            "mean": 0.9 * mean + 0.1 * X.mean(axis=0),
            "variance": 0.9 * variance + 0.1 * X.var(axis=0) * n / (n - 1),
        }
        mean, variance = X.mean(axis=0), X.var(axis=0, ddof=1)
    return gamma * (X - mean) / np.sqrt(variance + 1e-5) + beta, running
