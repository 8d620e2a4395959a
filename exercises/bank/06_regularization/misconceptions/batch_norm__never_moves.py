# task: batch_norm
# points: 4 of 5
# hint: the running numbers have not moved
# belief: the running numbers are given
# diagnosis: the running numbers never move
def batch_norm(X, gamma, beta, running, training):
    if training:
        mean, variance = X.mean(axis=0), X.var(axis=0)
    else:
        mean, variance = running["mean"], running["variance"]
    return gamma * (X - mean) / np.sqrt(variance + 1e-5) + beta, dict(running)
