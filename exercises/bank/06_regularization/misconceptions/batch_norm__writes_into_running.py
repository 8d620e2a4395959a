# task: batch_norm
# points: 4 of 5
# hint: which line writes into running
# belief: running numbers are kept where they are
# diagnosis: the running numbers are changed in the dict that is given
def batch_norm(X, gamma, beta, running, training):
    mean, variance = running["mean"], running["variance"]
    if training:
        n = len(X)
        mean, variance = X.mean(axis=0), X.var(axis=0)
        running["mean"] = 0.9 * running["mean"] + 0.1 * mean
        running["variance"] = 0.9 * running["variance"] + 0.1 * variance * n / (n - 1)
    return gamma * (X - mean) / np.sqrt(variance + 1e-5) + beta, running
