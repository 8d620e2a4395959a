# task: batch_norm
# style: a copy of the dict that moves a tenth of the way
def batch_norm(X, gamma, beta, running, training):
    running, used = dict(running), dict(running)
    if training:
        used = {"mean": np.mean(X, axis=0), "variance": np.var(X, axis=0)}
        seen = {"mean": used["mean"], "variance": np.var(X, axis=0, ddof=1)}
        for key in running:
            running[key] = running[key] + 0.1 * (seen[key] - running[key])
    away = X - used["mean"]
    return away * (gamma / np.sqrt(used["variance"] + 1e-5)) + beta, running
