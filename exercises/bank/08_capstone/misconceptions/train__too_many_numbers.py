# task: train
# points: 0 of 11
# hint: Which of yours differ
# belief: a limit is for others
# diagnosis: the network has three hidden layers with 21,514 numbers in all
def train(images, labels, seed):
    rng = np.random.default_rng(seed)
    first = datasets.rescan(images, rng=rng)
    mean, scale = first.mean(axis=0), first.std(axis=0)
    scale[scale == 0] = 1
    sizes = [images.shape[1], 128, 64, 64, 10]
    P = []
    for d_in, d_out in zip(sizes[:-1], sizes[1:]):
        P += [rng.normal(size=(d_in, d_out)) * np.sqrt(2 / d_in), np.zeros(d_out)]
    M, V = ([np.zeros_like(p) for p in P] for _ in range(2))
    epochs, batch, rate, t = 25, 32, 0.015, 0
    steps = epochs * -(-len(images) // batch)
    for epoch in range(epochs):
        order = rng.permutation(len(images))
        X = (datasets.rescan(images[order], rng=rng) - mean) / scale
        y = labels[order]
        for start in range(0, len(X), batch):
            A, T = [X[start : start + batch]], y[start : start + batch]
            for W, b in zip(P[:-2:2], P[1:-2:2]):
                A.append(np.maximum(A[-1] @ W + b, 0))
            scores = A[-1] @ P[-2] + P[-1]
            dZ = np.exp(scores - scores.max(axis=1, keepdims=True))
            dZ /= dZ.sum(axis=1, keepdims=True)
            dZ[np.arange(len(T)), T] -= 1
            dZ /= len(T)
            G = []
            for k in range(len(P) - 2, -1, -2):
                G = [A[k // 2].T @ dZ, dZ.sum(axis=0)] + G
                dZ = (dZ @ P[k].T) * (A[k // 2] > 0)
            t += 1
            for p, g, m, v in zip(P, G, M, V):
                m += 0.1 * (g - m)
                v += 0.001 * (g * g - v)
                step = (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
                p -= rate * (1 - t / (steps + 1)) * step
    return {"mean": mean, "scale": scale, "layers": [(P[k], P[k + 1]) for k in range(0, len(P), 2)]}
