# task: experiment
# style: a generator of activations, counting both ends
def activations(X, layers):
    for W, b in layers:
        X = np.tanh(X @ W + b)
        yield X


def experiment(X, layers):
    rows = [
        (np.std(A.ravel()), np.mean(A > 0.95) + np.mean(A < -0.95)) for A in activations(X, layers)
    ]
    spread, saturated = np.transpose(rows)
    return [spread, saturated, spread[-1] / spread[0]]
