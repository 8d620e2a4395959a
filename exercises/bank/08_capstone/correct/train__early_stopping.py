# task: train
# style: RMSProp, stopped by rows kept back, the best network restored
def train(images, labels, seed):
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(images))
    kept, rest = order[: len(order) // 10], order[len(order) // 10 :]
    first = datasets.rescan(np.repeat(images[rest], 2, axis=0), rng=rng)
    mean, scale = first.mean(axis=0), first.std(axis=0) + 0.1

    def fresh(rows):
        return (datasets.rescan(images[rows], rng=rng) - mean) / scale, labels[rows]

    check, truth = fresh(np.repeat(kept, 5))
    W = [rng.normal(size=(64, 160)) / 8 * 2**0.5, rng.normal(size=(160, 10)) / 160**0.5]
    b = [np.zeros(160), np.zeros(10)]
    squares = [np.zeros_like(p) for p in (*W, *b)]
    best, least, waited = None, np.inf, 0
    for epoch in range(40):
        rate = 0.005 * 0.95**epoch
        X, y = fresh(rng.permutation(rest))
        for i in range(0, len(X), 25):
            x, t = X[i : i + 25], y[i : i + 25]
            h = np.maximum(x @ W[0] + b[0], 0)
            s = h @ W[1] + b[1]
            s = np.exp(s - s.max(axis=1, keepdims=True))
            d = s / s.sum(axis=1, keepdims=True)
            d[range(len(t)), t] -= 1
            d /= len(t)
            e = (d @ W[1].T) * (h > 0)
            slopes = (x.T @ e, h.T @ d, e.sum(axis=0), d.sum(axis=0))
            for p, g, q in zip((*W, *b), slopes, squares):
                q += 0.1 * (g * g - q)
                p -= rate * g / (np.sqrt(q) + 1e-6)
        scores = np.maximum(check @ W[0] + b[0], 0) @ W[1] + b[1]
        error = np.mean(scores.argmax(axis=1) != truth)
        waited += 1
        if error < least:
            least, waited = error, 0
            best = [(U.copy(), c.copy()) for U, c in zip(W, b)]
        elif waited >= 10:
            break
    return {"mean": mean, "scale": scale, "layers": best}
