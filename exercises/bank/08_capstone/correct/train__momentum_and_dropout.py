# task: train
# style: momentum, dropout, a penalty, two hidden layers of its own class
class Network:
    def __init__(self, sizes, rng):
        pairs = zip(sizes[:-1], sizes[1:])
        self.layers = [[rng.normal(0, (2 / i) ** 0.5, (i, o)), np.zeros(o)] for i, o in pairs]
        self.speed = [[0 * W, 0 * b] for W, b in self.layers]

    def step(self, X, y, rate, keep, decay, rng):
        answers, factors = [X], []
        for W, b in self.layers[:-1]:
            Z = answers[-1] @ W + b
            factors.append((Z > 0) * (rng.random(Z.shape) < keep) / keep)
            answers.append(Z * factors[-1])
        W, b = self.layers[-1]
        S = answers[-1] @ W + b
        P = np.exp(S - S.max(axis=1, keepdims=True))
        slope = (P / P.sum(axis=1, keepdims=True) - np.eye(10)[y]) / len(y)
        for number in reversed(range(len(self.layers))):
            W, b = self.layers[number]
            below = slope @ W.T
            for v, p, g in zip(
                self.speed[number], (W, b), (answers[number].T @ slope + decay * W, slope.sum(axis=0))
            ):
                v *= 0.9
                v -= rate * g
                p += v
            if number:
                slope = below * factors[number - 1]


def train(images, labels, seed):
    rng = np.random.default_rng(seed)
    mean, scale = images.mean(axis=0), images.std() * np.ones(64)
    network = Network([64, 128, 64, 10], rng)
    epochs = 30
    for epoch in range(epochs):
        rate = 0.1 * 0.5 * (1 + np.cos(np.pi * epoch / epochs))
        X = (datasets.rescan(images, rng=rng) - mean) / scale
        for rows in np.array_split(rng.permutation(len(X)), -(-len(X) // 32)):
            network.step(X[rows], labels[rows], rate, 0.95, 1e-5, rng)
    return {"mean": mean, "scale": scale, "layers": [(W, b) for W, b in network.layers]}
