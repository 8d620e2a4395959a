# task: evaluate_mended
# style: a loop over the examples, with a running mean
def evaluate_mended(W, X, Y):
    loss, slopes = 0.0, np.zeros(W.shape)
    for x, y in zip(X, Y):
        p = probabilities((x @ W)[None, :])[0]
        loss -= np.log(p[y == 1][0]) / len(X)
        slopes += np.outer(x, p - y) / len(X)
    return loss, slopes
