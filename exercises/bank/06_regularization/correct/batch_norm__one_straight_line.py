# task: batch_norm
# style: a factor and a summand for each column
def line(gamma, beta, mean, variance):
    factor = gamma * (variance + 1e-5) ** -0.5
    return factor, beta - factor * mean


def batch_norm(X, gamma, beta, running, training):
    if not training:
        factor, summand = line(gamma, beta, running["mean"], running["variance"])
        return factor * X + summand, running
    n, mean = len(X), X.sum(axis=0) / len(X)
    squares = ((X - mean) ** 2).sum(axis=0)
    factor, summand = line(gamma, beta, mean, squares / n)
    moved = {
        "mean": (9 * running["mean"] + mean) / 10,
        "variance": (9 * running["variance"] + squares / (n - 1)) / 10,
    }
    return factor * X + summand, moved
