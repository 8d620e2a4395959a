# task: experiment
# points: 2 of 5
# hint: this is the spread of dA
# belief: what a layer is told is what comes down to it
# diagnosis: dA is measured and not dZ
def experiment(X, layers, dA):
    A = [X]
    for W, b in layers:
        A.append(np.tanh(A[-1] @ W + b))
    spread, kinds = [], []
    for number in reversed(range(len(layers))):
        spread.insert(0, dA.std())
        dZ = dA * (1 - A[number + 1] ** 2)
        kinds.insert(0, np.unique(np.round(A[number].T @ dZ, 9), axis=1).shape[1])
        dA = dZ @ layers[number][0].T
    return np.array(spread), np.array(kinds), spread[0] / spread[-1]
