# task: batch_norm
# style: one column after the other
def batch_norm(X, gamma, beta, running, training):
    Y, mean, variance = np.zeros(X.shape), list(running["mean"]), list(running["variance"])
    for j in range(X.shape[1]):
        m, v = mean[j], variance[j]
        if training:
            m = sum(X[:, j]) / len(X)
            v = sum((x - m) ** 2 for x in X[:, j]) / len(X)
            mean[j] = 0.9 * mean[j] + 0.1 * m
            variance[j] = 0.9 * variance[j] + 0.1 * v * len(X) / (len(X) - 1)
        for i in range(len(X)):
            Y[i, j] = gamma[j] * (X[i, j] - m) / (v + 1e-5) ** 0.5 + beta[j]
    return Y, {"mean": np.array(mean), "variance": np.array(variance)}
