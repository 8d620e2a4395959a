# task: batch_norm
# points: 4 of 5
# hint: What do all batches before it say
# belief: the last batch is the newest and best
# diagnosis: the numbers of the last batch replace the running ones
def batch_norm(X, gamma, beta, running, training):
    mean, variance = running["mean"], running["variance"]
    if training:
        n = len(X)
        running = {
            "mean": X.mean(axis=0),
            "variance": X.var(axis=0) * n / (n - 1),
        }
        mean, variance = X.mean(axis=0), X.var(axis=0)
    return gamma * (X - mean) / np.sqrt(variance + 1e-5) + beta, running
