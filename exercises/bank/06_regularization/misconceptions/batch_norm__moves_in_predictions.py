# task: batch_norm
# points: 4 of 5
# hint: What are the running numbers after it
# belief: the more a model sees, the better its running numbers
# diagnosis: the running numbers move in predictions as well
def batch_norm(X, gamma, beta, running, training):
    n, own = len(X), (X.mean(axis=0), X.var(axis=0))
    mean, variance = own if training else (running["mean"], running["variance"])
    moved = {
        "mean": 0.9 * running["mean"] + 0.1 * own[0],
        "variance": 0.9 * running["variance"] + 0.1 * own[1] * n / max(n - 1, 1),
    }
    return gamma * (X - mean) / np.sqrt(variance + 1e-5) + beta, moved
