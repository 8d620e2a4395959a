# task: backward_mended
# style: float32, one example at a time
def backward_mended(X, T, layers):
    X, T = np.float32(X), np.float32(T)
    (W1, b1), (W2, b2), (W3, b3) = [(np.float32(W), np.float32(b)) for W, b in layers]
    sums = [[np.zeros_like(W), np.zeros_like(b)] for W, b in ((W1, b1), (W2, b2), (W3, b3))]
    for x, t in zip(X, T):
        a1 = np.tanh(x @ W1 + b1)
        a2 = np.tanh(a1 @ W2 + b2)
        d3 = 2 * (a2 @ W3 + b3 - t) / T.size
        d2 = (W3 @ d3) * (1 - a2 * a2)
        d1 = (W2 @ d2) * (1 - a1 * a1)
        for (dW, db), a, d in zip(sums, (x, a1, a2), (d1, d2, d3)):
            dW += np.outer(a, d)
            db += d
    return sums
