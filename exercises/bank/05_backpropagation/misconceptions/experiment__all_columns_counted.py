# task: experiment
# points: 3 of 5
# hint: How many of them differ
# belief: each unit learns something of its own
# diagnosis: all units are counted, also equal ones
def experiment(X, layers, dA):
    A = [X]
    for W, b in layers:
        A.append(np.tanh(A[-1] @ W + b))
    spread, kinds = [], []
    for number in reversed(range(len(layers))):
        dZ = dA * (1 - A[number + 1] ** 2)
        spread.insert(0, dZ.std())
        kinds.insert(0, (A[number].T @ dZ).shape[1])
        dA = dZ @ layers[number][0].T
    return np.array(spread), np.array(kinds), spread[0] / spread[-1]
