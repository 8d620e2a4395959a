# task: batch_norm
# points: 2 of 5
# hint: Is a row an example or a unit
# belief: to normalize is to normalize each example
# diagnosis: each row is normalized and not each column
def batch_norm(X, gamma, beta, running, training):
    mean, variance = running["mean"], running["variance"]
    if training:
        n = len(X)
        running = {
            "mean": 0.9 * mean + 0.1 * X.mean(axis=0),
            "variance": 0.9 * variance + 0.1 * X.var(axis=0) * n / (n - 1),
        }
        mean, variance = X.mean(axis=1, keepdims=True), X.var(axis=1, keepdims=True)
    return gamma * (X - mean) / np.sqrt(variance + 1e-5) + beta, running
