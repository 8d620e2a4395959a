# task: train
# style: single precision, the weights averaged over the last epochs
def train(images, labels, seed):
    rng = np.random.default_rng(seed)
    mean, scale = np.full(64, 5.0), np.full(64, 6.0)
    sizes = (64, 120, 10)
    theta = [
        (rng.uniform(-1, 1, shape) * (6 / shape[0]) ** 0.5).astype(np.float32)
        for shape in zip(sizes[:-1], sizes[1:])
    ]
    theta = [theta[0], np.zeros(120, np.float32), theta[1], np.zeros(10, np.float32)]
    first, second = ([np.zeros_like(p) for p in theta] for _ in range(2))
    total, t, epochs = [np.zeros(p.shape) for p in theta], 0, 25
    for epoch in range(epochs):
        order = rng.permutation(len(images))
        X = ((datasets.rescan(images[order], rng=rng) - mean) / scale).astype(np.float32)
        Y = np.eye(10, dtype=np.float32)[labels[order]]
        for start in range(0, len(X), 32):
            x, y = X[start : start + 32], Y[start : start + 32]
            W, b, V, c = theta
            h = np.maximum(x @ W + b, 0)
            z = h @ V + c
            z -= z.max(axis=1, keepdims=True)
            p = np.exp(z)
            d = (p / p.sum(axis=1, keepdims=True) - y) / np.float32(len(y))
            e = (d @ V.T) * (h > 0)
            t += 1
            for q, g, m, s in zip(
                theta, (x.T @ e, e.sum(axis=0), h.T @ d, d.sum(axis=0)), first, second
            ):
                m[...] = 0.9 * m + 0.1 * g
                s[...] = 0.99 * s + 0.01 * g * g
                q -= 0.01 * m / (1 - 0.9**t) / (np.sqrt(s / (1 - 0.99**t)) + 1e-7)
        if epoch >= epochs - 6:
            total = [a + q / 6 for a, q in zip(total, theta)]
    W, b, V, c = total
    return {"mean": mean, "scale": scale, "layers": [(W, b), (V, c)]}
